import { describe, expect, it } from 'vitest';
import { sammeSide } from './scenariolenke.ts';

describe('the switch between scenarios', () => {
	it('keeps the place and the chosen object when the scenario changes', () => {
		const here = new URL('http://x/kart?scenario=1&z=14&objekt=abc');
		expect(sammeSide(here, '/kart', 2)).toBe('/kart?scenario=2&z=14&objekt=abc');
	});

	it("goes from one scenario's own page to the other's", () => {
		expect(sammeSide(new URL('http://x/scenarier/1'), '/scenarier/[id]', 2)).toBe('/scenarier/2');
	});

	it('goes to the other’s own page from what is done with one scenario alone', () => {
		const log = new URL('http://x/scenarier/1/gjenopprett?revisjon=3&objekt=abc');
		expect(sammeSide(log, '/scenarier/[id]/gjenopprett', 2)).toBe('/scenarier/2');
		const editor = new URL('http://x/scenarier/1/rediger?objekt=abc');
		expect(sammeSide(editor, '/scenarier/[id]/rediger', 2)).toBe('/scenarier/2');
	});

	it('does not ask another scenario for the revision of this one', () => {
		const here = new URL('http://x/scenarier/sammenlign?a=1&b=1&revisionA=6&revisionB=7');
		expect(sammeSide(here, '/scenarier/sammenlign', 2)).toBe(
			'/scenarier/sammenlign?a=1&b=2&revisionA=6'
		);
	});

	it('changes what comes after, where two are compared', () => {
		const here = new URL('http://x/scenarier/sammenlign?a=1&b=3&skille=20');
		expect(sammeSide(here, '/scenarier/sammenlign', 2)).toBe(
			'/scenarier/sammenlign?a=1&b=2&skille=20'
		);
	});
});

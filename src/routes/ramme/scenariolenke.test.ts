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

	it('changes what comes after, where two are compared', () => {
		const here = new URL('http://x/scenarier/sammenlign?a=1&b=3&skille=20');
		expect(sammeSide(here, '/scenarier/sammenlign', 2)).toBe(
			'/scenarier/sammenlign?a=1&b=2&skille=20'
		);
	});
});

import { expect, it } from 'vitest';
import {
	byttLenke,
	gjenopprettLenke,
	logglenke,
	revisjonslenke,
	sammenlignLenke
} from './lenker.ts';

const ID = '0a1b2c3d-0000-4000-8000-000000000001';

it('a scenario is compared with the plan in force; where it is that, or there is none, the other is chosen there', () => {
	expect(sammenlignLenke(1, 4)).toBe('/scenarier/sammenlign?a=1&b=4');
	expect(sammenlignLenke(1, 1)).toBe('/scenarier/sammenlign?a=1');
	expect(sammenlignLenke(null, 4)).toBe('/scenarier/sammenlign?a=4');
	expect(revisjonslenke(4, 6, 7)).toBe('/scenarier/sammenlign?a=4&b=4&revisionA=6&revisionB=7');
});

it('before and after change places with the revisions that are asked for, and all else stays as it is seen', () => {
	const search = new URLSearchParams('a=4&b=4&revisionA=6&revisionB=7&visning=side');
	expect(byttLenke({ a: 4, b: 4 }, search)).toBe(
		'/scenarier/sammenlign?a=4&b=4&revisionA=7&revisionB=6&visning=side'
	);
	expect(byttLenke({ a: 1, b: 2 }, new URLSearchParams('b=2&revisionB=7'))).toBe(
		'/scenarier/sammenlign?b=1&a=2&revisionA=7'
	);
});

it('each part of the log has an address, and so has the question whether to go back', () => {
	expect(logglenke(4)).toBe('/scenarier/4#logg');
	expect(logglenke(4, { objekt: ID, before: 9 })).toBe(`/scenarier/4?objekt=${ID}&for=9#logg`);
	expect(gjenopprettLenke(4, 7)).toBe('/scenarier/4/gjenopprett?revisjon=7');
	expect(gjenopprettLenke(4, 7, ID, true)).toBe(
		`/scenarier/4/gjenopprett?revisjon=7&objekt=${ID}&sammen=1`
	);
	expect(gjenopprettLenke(4, 7, null, true)).toBe('/scenarier/4/gjenopprett?revisjon=7');
});

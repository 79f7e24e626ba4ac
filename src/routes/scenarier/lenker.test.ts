import { expect, it } from 'vitest';
import {
	byttLenke,
	flettelenke,
	gjenopprettLenke,
	logglenke,
	regnearklenke,
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
	expect(
		byttLenke({ a: 1, b: 2 }, new URLSearchParams('a=1&b=2&hort=2.7&vis=horing&visning=side'))
	).toBe('/scenarier/sammenlign?a=2&b=1&visning=side');
});

it('a merge has an address with what is merged from, and from where it starts', () => {
	expect(flettelenke(4)).toBe('/scenarier/4/flett');
	expect(flettelenke(4, 2)).toBe('/scenarier/4/flett?fra=2');
	expect(flettelenke(4, 2, true)).toBe('/scenarier/4/flett?fra=2&forfra=1');
});

it('a spreadsheet is of the states that are seen', () => {
	expect(regnearklenke({ id: 4, revision: 7 }, { id: 4, revision: null })).toBe(
		'/api/scenarios/4/diff/4.csv?revisionA=7'
	);
	expect(regnearklenke({ id: 1, revision: null }, { id: 4, revision: null })).toBe(
		'/api/scenarios/1/diff/4.csv'
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

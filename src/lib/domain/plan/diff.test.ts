import { describe, expect, it } from 'vitest';
import {
	diffobjekt,
	diffslag,
	formalssummer,
	isSliver,
	overgang,
	summert,
	type Diffside,
	type Malt
} from './diff.ts';

const bolig: Diffside = {
	objekttype: 'KpArealformålOmråde',
	kodeliste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 1,
	omrNavn: 'B1',
	areaM2: 5000,
	lengthM: 0
};
const lnf: Diffside = { ...bolig, kode: 5100 };
const malt = (rest: Partial<Malt>): Malt => ({
	lokalId: 'x',
	tema: 'arealformal',
	fra: bolig,
	til: bolig,
	sameShape: true,
	properties: [],
	lostM2: 0,
	gainedM2: 0,
	edgeM: 0,
	bbox: [0, 0, 1, 1],
	at: [0, 0],
	...rest
});

describe('what became of an object', () => {
	it('is one word, the weightiest', () => {
		expect(diffslag(malt({ fra: null }))).toBe('new');
		expect(diffslag(malt({ til: null }))).toBe('removed');
		expect(diffslag(malt({ til: lnf, sameShape: false, properties: ['omrNavn'] }))).toBe('recoded');
		expect(diffslag(malt({ sameShape: false, properties: ['omrNavn'] }))).toBe('reshaped');
		expect(diffslag(malt({ properties: ['omrNavn'] }))).toBe('properties');
		expect(diffslag(malt({}))).toBeNull();
	});

	it('counts ground by what was done: all of it, or what was left and taken', () => {
		const areaM2 = (rest: Partial<Malt>) => diffobjekt(malt(rest), [])?.areaM2;
		expect(areaM2({ fra: null })).toBe(5000);
		expect(areaM2({ til: null })).toBe(5000);
		expect(areaM2({ sameShape: false, lostM2: 300, gainedM2: 40, edgeM: 90 })).toBe(340);
		expect(
			areaM2({
				til: { ...lnf, areaM2: 4740 },
				sameShape: false,
				lostM2: 300,
				gainedM2: 40,
				edgeM: 90
			})
		).toBe(5040);
		expect(areaM2({ properties: ['omrNavn'] })).toBe(0);
	});

	it('is a sliver only where a new border is all there is', () => {
		const thin = { sameShape: false, lostM2: 20, edgeM: 200 };
		expect(diffobjekt(malt(thin), [])?.sliver).toBe(true);
		expect(diffobjekt(malt({ ...thin, properties: ['omrNavn'] }), [])?.sliver).toBe(false);
		expect(diffobjekt(malt({ ...thin, til: lnf }), [])?.sliver).toBe(false);
		expect(diffobjekt(malt({ ...thin, lostM2: 200 }), [])?.sliver).toBe(false);
	});

	it('is never a sliver of a line: it has no ground', () => {
		const veg = { ...bolig, areaM2: 0, lengthM: 80 };
		expect(diffobjekt(malt({ fra: veg, til: veg, sameShape: false }), [])?.sliver).toBe(false);
	});
});

describe('a sliver', () => {
	it('is small, or thin on the average', () => {
		expect(isSliver(9.9, 13)).toBe(true);
		expect(isSliver(11, 13.3)).toBe(false);
		expect(isSliver(49, 200)).toBe(true);
		expect(isSliver(51, 200)).toBe(false);
	});
});

describe('the matrix', () => {
	const matrix = summert([
		overgang('KpArealformal:1110', 'KpArealformal:5100', 3),
		overgang('KpArealformal:5100', 'KpArealformal:5100', 90),
		overgang('KpArealformal:1110', 'KpArealformal:5100', 4),
		overgang('ingen', 'uten-kode', 1),
		overgang(':2010', 'ingen', 2)
	]);

	it('has each transition once', () => {
		expect(matrix.map(({ from, to, areaM2 }) => [from, to, areaM2])).toEqual([
			[5100, 5100, 90],
			[1110, 5100, 7],
			[2010, null, 2],
			[null, null, 1]
		]);
	});

	it('has its purposes in order of their codes, what has none last, each with its sums', () => {
		expect(
			formalssummer(matrix).map(({ key, name, fromM2, toM2 }) => [key, name, fromM2, toM2])
		).toEqual([
			['KpArealformal:1110', 'Boligbebyggelse', 7, 0],
			[':2010', null, 2, 0],
			['KpArealformal:5100', expect.any(String), 90, 97],
			['uten-kode', null, 0, 1],
			['ingen', null, 1, 2]
		]);
	});
});

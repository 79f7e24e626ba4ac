import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	differanse,
	kvotient,
	malt,
	produkt,
	sum,
	ukjent,
	type Parameter,
	type Tall
} from './bevis.ts';

const daa = (navn: string, verdi: number): Tall =>
	malt(navn, verdi, 'dekar', {
		hvordan: 'Målt',
		objekter: [{ lokalId: navn, navn, bidrag: verdi }]
	});
const faktor = (navn: string, verdi: number | null): Parameter => ({
	navn,
	verdi,
	enhet: 'andel',
	kilde: 'valgt i testen',
	valg: true
});
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const del = fc.oneof(
	fc.double({ min: 0, max: 1e6, noNaN: true }).map((verdi) => daa('a', verdi)),
	fc.constant(ukjent('b', 'dekar', 'ikke kartlagt', { hvorfor: 'Vann er ikke lastet.' }))
);

describe('a figure with its proof', () => {
	it('writes its formula with the numbers that it was computed from', () => {
		const tall = produkt('Boliger', 'boliger', daa('B1', 10), [faktor('a', 0.75), faktor('b', 2)]);
		expect(plain(tall.bevis.formel)).toBe('10,0 dekar × 0,75 × 2 = 15,0 boliger');
	});

	it('gives each object its share of a product', () => {
		const netto = sum('netto', 'dekar', [daa('B1', 10), daa('B2', 30)]);
		const tall = produkt('Boliger', 'boliger', netto, [faktor('a', 0.5)]);
		expect(tall.bevis.objekter.map((o) => o.bidrag)).toEqual([5, 15]);
	});

	it('is unknown where a factor is not set, and says which', () => {
		const tall = produkt('Boliger', 'boliger', daa('B1', 10), [faktor('Boligandel', null)]);
		expect(tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		expect(tall.bevis.formel).toContain('Boligandel');
	});

	it('is divided by what was entered, written as it was; by nothing it is unknown', () => {
		const folk = malt('Folketall', 13400, 'personer', { hvordan: 'Oppgitt' });
		const perBolig: Parameter = {
			...faktor('Personer per bolig', 2.2),
			enhet: 'personer per bolig'
		};
		const tall = kvotient('Husholdninger', 'boliger', folk, perBolig);
		expect(tall.verdi).toBe(13400 / 2.2);
		expect(plain(tall.bevis.formel)).toBe(
			'13 400 personer / 2,2 personer per bolig = 6 090,9 boliger'
		);
		for (const verdi of [null, 0])
			expect(kvotient('H', 'boliger', folk, { ...perBolig, verdi })).toMatchObject({
				verdi: null,
				tilstand: 'ikke vurdert'
			});
	});

	it('survives JSON unchanged', () => {
		const tall = sum('s', 'dekar', [daa('B1', 10)]);
		expect(JSON.parse(JSON.stringify(tall))).toEqual(tall);
	});

	it('refuses to be something that is not a number', () => {
		expect(() => daa('x', Number.NaN)).toThrow();
	});

	it('subtracts, and shows what from what', () => {
		expect(plain(differanse('netto', daa('brutto', 10), [daa('fare', 2.5)]).bevis.formel)).toBe(
			'10,0 − 2,5 = 7,5 dekar'
		);
	});
});

describe('a sum', () => {
	it('never counts an unknown part as zero: it is named, and the sum is said to be partial', () => {
		const tall = sum('s', 'dekar', [
			daa('kjent', 4),
			ukjent('B9', 'dekar', 'ikke kartlagt', { hvorfor: 'Vann er ikke lastet.' })
		]);
		expect(tall.verdi).toBe(4);
		expect(tall.bevis.merknader).toEqual(['B9 er ikke kartlagt og er ikke med i summen.']);
		expect(tall.grense).toBe('minst');
	});

	it('refuses parts in another unit', () => {
		expect(() => sum('s', 'boliger', [daa('B1', 1)])).toThrow('dekar');
	});

	it('equals its known parts, and its objects equal it, whatever the parts are', () => {
		fc.assert(
			fc.property(fc.array(del, { maxLength: 20 }), (deler) => {
				const tall = sum('s', 'dekar', deler);
				expect(tall.verdi === null).toBe(deler.length > 0 && deler.every((d) => d.verdi === null));
				const ledd = tall.bevis.ledd.reduce((n, l) => n + (l.verdi ?? 0), 0);
				expect(ledd).toBeCloseTo(tall.verdi ?? 0, 6);
				const objekter = tall.bevis.objekter.reduce((n, o) => n + o.bidrag, 0);
				expect(objekter).toBeCloseTo(tall.verdi ?? 0, 3);
				expect(tall.grense).toBe(deler.some((d) => d.verdi === null) ? 'minst' : 'eksakt');
			})
		);
	});

	it('writes metres to the tenth and per cent to the hundredth, and what was entered as it was', () => {
		expect(malt('Brutt', 1269.847, 'meter', { hvordan: 'Målt' }).bevis.formel).toMatch(
			/1\u202f269,8/
		);
		expect(malt('Andel', 61.9317, 'prosent', { hvordan: 'Målt' }).bevis.formel).toMatch(
			/61,93\u00a0%/
		);
		expect(malt('Ledighet', 2.5, 'prosent', { hvordan: 'Oppgitt' }).bevis.formel).toMatch(
			/2,5\u00a0%/
		);
	});
});

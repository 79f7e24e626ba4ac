import { describe, expect, it } from 'vitest';
import { aktiveFiltre, tabellCsv, utvalg, valgene, type Kolonne } from './datatabell.ts';

interface Felt {
	readonly navn: string;
	readonly formal: string | null;
	readonly daa: number | null;
}
const kolonner: Kolonne<Felt>[] = [
	{ id: 'navn', tittel: 'Felt', verdi: (f) => f.navn },
	{ id: 'formal', tittel: 'Formål', verdi: (f) => f.formal, filter: 'valg' },
	{ id: 'daa', tittel: 'Areal', enhet: 'daa', type: 'tall', desimaler: 1, verdi: (f) => f.daa }
];
const felt: Felt[] = [
	{ navn: 'B10', formal: 'Boligbebyggelse', daa: 12.34 },
	{ navn: 'Å1', formal: 'Næring', daa: null },
	{ navn: 'B2', formal: 'Boligbebyggelse', daa: 3 },
	{ navn: 'Ø1', formal: null, daa: 40 }
];
const navn = (rader: readonly Felt[]) => rader.map((f) => f.navn);

describe('the table beside the map', () => {
	it('sorts B2 before B10 and Ø before Å', () => {
		const sortert = utvalg(felt, kolonner, {}, { kolonne: 'navn', synkende: false });
		expect(navn(sortert)).toEqual(['B2', 'B10', 'Ø1', 'Å1']);
	});

	it('keeps what is not known last, whichever way it is sorted', () => {
		for (const synkende of [false, true])
			expect(navn(utvalg(felt, kolonner, {}, { kolonne: 'daa', synkende })).at(-1)).toBe('Å1');
	});

	it('finds text wherever it stands, whatever its case', () => {
		expect(navn(utvalg(felt, kolonner, { navn: { tekst: 'å' } }, null))).toEqual(['Å1']);
	});

	it('leaves a row of unknown area out of an area filter', () => {
		expect(navn(utvalg(felt, kolonner, { daa: { fra: 0 } }, null))).toEqual(['B10', 'B2', 'Ø1']);
		expect(navn(utvalg(felt, kolonner, { daa: { fra: 3, til: 12.34 } }, null))).toEqual([
			'B10',
			'B2'
		]);
	});

	it('names every filter that leaves something out', () => {
		const filtre = { navn: { tekst: 'B' }, daa: { fra: 3, til: null }, formal: { tekst: '' } };
		expect(aktiveFiltre(kolonner, filtre).map((f) => f.tekst)).toEqual(['Felt: B', 'Areal: fra 3']);
	});

	it('offers the choices that occur, the unknown one too', () => {
		expect(valgene(kolonner[1] as Kolonne<Felt>, felt)).toEqual(['–', 'Boligbebyggelse', 'Næring']);
	});

	it('exports full precision with the unit in the title', () => {
		expect(tabellCsv(kolonner, felt.slice(0, 2))).toBe(
			'\ufeffFelt;Formål;Areal (daa)\r\nB10;Boligbebyggelse;12,34\r\nÅ1;Næring;\r\n'
		);
	});
});

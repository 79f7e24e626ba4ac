import { describe, expect, it } from 'vitest';
import { malt, sum, ukjent, type Tall } from '#lib/domain/bevis.ts';
import type { Boligomrade } from '#lib/domain/housing/svar.ts';
import {
	figurtekst,
	heltall,
	konklusjon,
	malertekst,
	steder,
	visrader,
	vurdering
} from './visning.ts';

const boliger = (verdi: number | null): Tall =>
	verdi === null
		? ukjent('x', 'boliger', 'ikke vurdert', { hvorfor: 'Ikke kjent.' })
		: malt('x', verdi, 'boliger', { hvordan: 'Talt' });
/** Some of it is known. */
const delvis = (verdi: number) => sum('x', 'boliger', [boliger(verdi), boliger(null)]);
const medBevis = (need: Tall, mid: Tall) =>
	rad(need.verdi, mid.verdi, { proof: { need, capacity: { mid } } as Boligomrade['proof'] });

const rad = (need: number | null, mid: number | null, over: Partial<Boligomrade> = {}) =>
	({
		kind: 'tettsted',
		tettsted: 'Raufoss',
		period: '2026–2029',
		need,
		capacity: { min: mid, mid, max: mid },
		unmapped: 0,
		proof: { need: boliger(need), capacity: { mid: boliger(mid) } },
		...over
	}) as Boligomrade;
const svar = (r: Boligomrade) => vurdering(r, heltall([r])[0] as never).tekst;
const hele = (need: number | null, mid: number | null) =>
	rad(need, mid, { kind: 'hele', tettsted: 'hele kommunen' });

describe('the housing page', () => {
	it('shows integers that add up to the total of the column, and leaves the unknown unknown', () => {
		const shown = heltall([rad(1, 1.4), rad(null, null), rad(2, 1.4), rad(3, 1.4)]);
		expect(shown.map((s) => s.capacity.mid)).toEqual([2, null, 1, 1]);
		expect(shown.map((s) => s.need)).toEqual([1, null, 2, 3]);
	});

	it('says nothing of a need that nobody has put a number on', () => {
		expect(svar(rad(null, 10))).toBe('Behovet er ikke tallfestet');
	});

	it('does not call it a lack when what is missing may be unmapped, without saying so', () => {
		expect(svar(medBevis(boliger(10), delvis(4)))).toBe('Mangler høyst 6');
		expect(svar(rad(10, 12))).toBe('Nok plass, 2 til overs');
		expect(svar(medBevis(boliger(10), delvis(12)))).toBe('Nok plass, minst 2 til overs');
		expect(svar(rad(10, null))).toBe('Kapasiteten er ikke kjent');
	});

	it('does not call it enough where more may be needed, or less is left when all is taken out', () => {
		expect(svar(medBevis(delvis(10), boliger(12)))).toBe('Ikke avklart: høyst 2 til overs');
		expect(svar(medBevis(delvis(10), delvis(12)))).toBe('Ikke avklart: omtrent 2 til overs');
		expect(svar(medBevis(delvis(10), boliger(4)))).toBe('Mangler minst 6');
		const hoyst = malt('x', 12, 'boliger', { hvordan: 'Talt', grense: 'hoyst' });
		expect(svar(medBevis(boliger(10), hoyst))).toBe('Ikke avklart: høyst 2 til overs');
	});

	it('has an answer that is the difference of the whole numbers beside it', () => {
		expect(svar(rad(190, 110.23))).toBe('Mangler 80');
		expect(svar(rad(35, 34.6))).toBe('Nok plass');
	});

	it('gives the answer the whole number that its words hold, for the proof to tell how it came about', () => {
		const [lack] = visrader({ areas: [], totals: [hele(190, 110.23)] });
		expect(lack && figurtekst(lack, 'svar')).toEqual({ vist: '80', tekst: 'Mangler 80' });
		const [unknown] = visrader({ areas: [], totals: [hele(190, null)] });
		expect(unknown && figurtekst(unknown, 'svar')).toEqual({ tekst: 'Kapasiteten er ikke kjent' });
	});

	it('reads a meter aloud without a number for what is not known', () => {
		const nothing = { min: null, mid: null, max: null };
		const over = { conditional: null, unmapped: 10, unmappedCapacity: nothing };
		const [linje] = visrader({ areas: [], totals: [{ ...hele(5, null), ...over }] });
		const text = linje ? malertekst(linje) : '';
		expect(text).toContain('betinget ikke kjent');
		expect(text).toContain('der det ikke er kartlagt, er ikke kjent');
		expect(text).not.toMatch(/(?<![,\d])0(?!,)/);
	});

	it('says which of need and capacity it is that is not known', () => {
		const first = (...totals: Boligomrade[]) => konklusjon(visrader({ areas: [], totals }))[0];
		expect(first(hele(null, 10))).toBe('Behovet for hele kommunen er ikke tallfestet.');
		expect(first(hele(10, null))).toMatch(/^Kapasiteten for hele kommunen er ikke kjent/);
		const next = (rad: Boligomrade) => ({ ...rad, period: '2030–2033' });
		expect(first(hele(10, 20), next(hele(null, 20)))).toContain('der behovet er tallfestet');
		expect(first(hele(10, 20), next(hele(10, null)))).toContain('der behov og kapasitet er kjent');
	});

	it('says first whether there is room in all, and then where there is not', () => {
		const lacking = rad(20, 10, { tettsted: 'Eina' });
		const rader = visrader({ areas: [rad(10, 20), lacking], totals: [hele(30, 30)] });
		expect(konklusjon(rader)).toEqual([
			'Planen har plass nok samlet.',
			'Det mangler boliger i Eina i minst én periode.'
		]);
		expect(konklusjon(visrader({ areas: [lacking], totals: [hele(20, 10)] }))[0]).toBe(
			'Planen har for få boliger samlet i 2026–2029.'
		);
		expect(konklusjon(visrader({ areas: [], totals: [hele(null, 10)] }))).toEqual([
			'Behovet for hele kommunen er ikke tallfestet.'
		]);
	});

	it('gives a card to each place with zones or goals, and none to the goal that no place has been given', () => {
		const rest = rad(15, 0, { kind: 'rest', tettsted: 'ikke fordelt på tettsted' });
		const rader = visrader({ areas: [rad(10, 20), rest], totals: [hele(25, 20)] });
		expect(steder(rader).map(({ navn }) => navn)).toEqual(['Raufoss']);
	});
});

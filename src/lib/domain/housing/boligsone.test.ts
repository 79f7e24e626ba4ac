import { describe, expect, it } from 'vitest';
import { boligerI, boligsoner } from './boligsone.ts';
import { INGEN_FRADRAG } from './fradrag.ts';
import type { Sonedel } from './sonedel.ts';
import { standardsett } from './standardparametre.ts';
import { boligsvar } from './svar.ts';

const del = (over: Partial<Sonedel>): Sonedel => ({
	lokalId: 'b1',
	omrNavn: 'B1',
	liste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 2,
	stedslag: 'tettsted',
	tettsted: 'Raufoss',
	fradragene: 'kjent',
	bruttoM2: 10_000,
	mangler: [],
	flater: [],
	fradragM2: { ...INGEN_FRADRAG, fare: 2_000, vann: 500 },
	nettoM2: 7_500,
	betingetM2: 1_000,
	fordeling: [],
	...over
});
const deler = [
	del({}),
	del({ stedslag: 'utenfor', tettsted: null, bruttoM2: 4_000 }),
	del({ lokalId: 'k1', omrNavn: 'K1', kode: 1800, fordeling: [{ kode: 1110, andel: 0.5 }] }),
	del({ lokalId: 'b2', omrNavn: 'B2', fradragene: 'ikke kartlagt' }),
	del({ lokalId: 'n1', omrNavn: 'N1', kode: 1300 })
];
const parametre = standardsett('3443');

describe('the zones behind the housing figures', () => {
	it('have gross, deductions by reason and net, in each place they lie in', () => {
		const [b1, utenfor] = boligsoner(deler, parametre);
		expect(b1).toMatchObject({
			navn: 'B1',
			sted: 'Raufoss',
			formal: 'Boligbebyggelse',
			bruttoDaa: 10,
			fradragDaa: { fare: 2, vann: 0.5 },
			nettoDaa: 7.5,
			ukjentDaa: 0
		});
		expect(Object.keys(b1?.fradragDaa ?? {})).toEqual(['fare', 'vann']);
		expect(utenfor).toMatchObject({ navn: 'B1', sted: 'utenfor tettsted', bruttoDaa: 4 });
	});

	it('have the area that nobody can tell dwellings for as an area of its own, and no dwellings', () => {
		const soner = boligsoner(deler, parametre);
		const b2 = soner.find(({ navn }) => navn === 'B2');
		const k1 = soner.find(({ navn }) => navn === 'K1');
		expect(b2).toMatchObject({ ukjentDaa: 7.5, klasser: [] });
		expect(b2 && boligerI(b2, parametre, 'mid', 0)).toBeNull();
		expect(k1?.ukjentDaa).toBeCloseTo(3.75);
		expect(soner.some(({ navn }) => navn === 'N1')).toBe(false);
	});

	it('sum to the place’s capacity and conditional capacity, in every period and reckoning', () => {
		const svar = boligsvar({
			deler,
			mal: [],
			parametre,
			startAar: 2026,
			kjenteTettsteder: ['Raufoss'],
			forbehold: [],
			datasett: [],
			utm: 'EUREF89 UTM 32'
		});
		for (const [i, rad] of svar.areas.entries()) {
			const blokk = Math.floor(i / (svar.areas.length / 3));
			const her = svar.zones.filter(({ sted }) => sted === rad.tettsted);
			const sum = (
				...ask: Parameters<typeof boligerI> extends [unknown, ...infer Rest] ? Rest : never
			) => her.reduce((n, sone) => n + (boligerI(sone, ...ask) ?? 0), 0);
			for (const niva of ['min', 'mid', 'max'] as const)
				expect(sum(parametre, niva, blokk)).toBeCloseTo(rad.capacity[niva] ?? 0);
			expect(sum(parametre, 'mid', blokk, 'betingetDaa')).toBeCloseTo(rad.conditional ?? 0);
		}
	});

	it('stand under a figure that says which period it is of', () => {
		const svar = boligsvar({
			deler,
			mal: [],
			parametre,
			startAar: 2026,
			kjenteTettsteder: ['Raufoss'],
			forbehold: [],
			datasett: [],
			utm: 'EUREF89 UTM 32'
		});
		const raufoss = svar.areas.find(({ tettsted }) => tettsted === 'Raufoss');
		expect(raufoss?.proof.capacity.mid.navn).toBe('Kapasitet, Raufoss, 2026–2029');
		expect(svar.totals[2]?.proof.need.navn).toBe('Behov, hele kommunen, 2034–2037');
	});
});

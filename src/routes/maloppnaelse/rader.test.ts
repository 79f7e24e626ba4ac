import { describe, expect, it } from 'vitest';
import { malt, sum, ukjent, type Tall } from '#lib/domain/bevis.ts';
import type { Figurgruppe } from '#lib/domain/maloppnaelse/figur.ts';
import { endring, erBedre, figurtabeller } from './rader.ts';

const tall = (verdi: number) => malt('x', verdi, 'dekar', { hvordan: 'Målt' });
const ikke = ukjent('x', 'dekar', 'ikke kartlagt', { hvorfor: 'Ikke kartlagt.' });
const gruppe = (navn: string, figurer: Readonly<Record<string, number>>): Figurgruppe => ({
	navn,
	side: '/boligreserve',
	figurer: Object.entries(figurer).map(([nokkel, verdi]) => ({
		nokkel,
		navn: nokkel,
		forklaring: '',
		tall: tall(verdi)
	}))
});

describe('scenarios side by side', () => {
	it('have each figure in one row, and a hole where one of them has none such', () => {
		const tabeller = figurtabeller([
			{ grupper: [gruppe('Boliger', { behov: 1 })] },
			{ grupper: [gruppe('Boliger', { behov: 2, plass: 3 }), gruppe('Areal', { jord: 4 })] }
		]);
		expect(
			tabeller.map(({ navn, rader }) => [
				navn,
				rader.map((rad) => [rad.nokkel, ...rad.tall.map((t) => t?.verdi ?? null)])
			])
		).toEqual([
			[
				'Boliger',
				[
					['behov', 1, 2],
					['plass', null, 3]
				]
			],
			['Areal', [['jord', null, 4]]]
		]);
	});

	it('differ by a number only where both are known', () => {
		expect(endring(tall(5), tall(3))).toEqual({ verdi: -2, grense: 'eksakt' });
		expect(endring(ikke, tall(3))).toBeNull();
		expect(endring(tall(5), ikke)).toBeNull();
		expect(endring(tall(5), null)).toBeNull();
	});

	it('differ by what is written of them, and not at all where they are of the very same parts', () => {
		expect(endring(tall(17.46), tall(17.64))?.verdi).toBeCloseTo(0.1, 9);
		const homes = (verdi: number) => malt('x', verdi, 'boliger', { hvordan: 'Talt' });
		expect(endring(homes(10.4), homes(10.6))?.verdi).toBe(1);
		const delvis = () => sum('x', 'dekar', [tall(5), ikke]);
		expect(endring(delvis(), delvis())).toEqual({ verdi: 0, grense: 'eksakt' });
	});

	it('are called better or worse only where what is not known cannot turn it around', () => {
		const delvis = (verdi: number) => sum('x', 'dekar', [tall(verdi), ikke]);
		const bedre = (forste: Tall, her: Tall, mal: 'mer' | 'mindre') => {
			const d = endring(forste, her);
			return d && erBedre(d, mal);
		};
		expect(endring(delvis(5), delvis(8))).toBeNull();
		expect(bedre(tall(5), tall(8), 'mer')).toBe(true);
		expect(bedre(tall(5), delvis(8), 'mindre')).toBe(false);
		expect(bedre(delvis(5), tall(8), 'mer')).toBeNull();
		expect(bedre(delvis(5), delvis(8), 'mer')).toBeNull();
		expect(bedre(delvis(8), tall(5), 'mindre')).toBe(true);
	});
});

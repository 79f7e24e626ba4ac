import { describe, expect, it } from 'vitest';
import { differanse, malt, sum, ukjent, type Tall } from '#lib/domain/bevis.ts';
import { boligtekst, daa, daaEller, daatall, konklusjon, medFortegn } from './ord.ts';

const tall = (verdi: number) => malt('t', verdi, 'dekar', { hvordan: 'målt' });
const figur = (id: 'jordbruk' | 'skog' | 'myr', verdi: number) => ({
	id,
	navn: id,
	naa: tall(verdi),
	mot: null,
	endring: null
});
const rent = (tekst: string) => tekst.replaceAll(/[\u00a0\u202f]/g, ' ');
const net = (nye: number, tilbakefort: number) => ({
	nye: tall(nye),
	tilbakefort: tall(tilbakefort),
	jordTilbake: tall(0),
	netto: differanse('netto', tall(nye), [tall(tilbakefort)])
});
const FIGURER = [figur('jordbruk', 12.5), figur('skog', 100), figur('myr', 0)];

describe('the account in words', () => {
	it('says what is built down, and whether it is more or less than in the plan in force', () => {
		expect(konklusjon(FIGURER, null, null).map(rent)).toEqual([
			'Ny utbygging tar 12,5 daa jordbruksareal, 100,0 daa skog og 0,0 daa myr.'
		]);
		expect(rent(konklusjon(FIGURER, net(1, 5), 'Planen')[1] ?? '')).toBe(
			'Netto tilbakeføres 4,0 daa ubebygd grunn, målt mot «Planen».'
		);
		expect(rent(konklusjon(FIGURER, net(5, 1), 'Planen')[1] ?? '')).toContain('4,0 daa mer');
		expect(konklusjon(FIGURER, net(2, 2), 'Planen')[1]).toContain('like mye');
	});

	it('never writes what is not known as nought', () => {
		expect(daa(ukjent('t', 'dekar', 'ikke vurdert', { hvorfor: 'x' }).verdi)).toBe('ikke kjent');
		const uvisst = ukjent('u', 'dekar', 'ikke vurdert', { hvorfor: 'x' });
		expect(rent(daatall(sum('s', 'dekar', [tall(2), uvisst])))).toBe('minst 2,0 daa');
		expect(rent(daatall(tall(2)))).toBe('2,0 daa');
		expect([medFortegn(uvisst), daatall(uvisst)]).toEqual(['ikke vurdert', 'ikke vurdert']);
		expect([daaEller(null), daaEller(0), rent(daaEller(1500))]).toEqual([
			'ikke kjent',
			'–',
			'1,5 daa'
		]);
		const alle = FIGURER.map((f) => ({ ...f, naa: uvisst }));
		const ingen = { nye: uvisst, tilbakefort: uvisst, jordTilbake: uvisst, netto: uvisst };
		expect(konklusjon(alle, ingen, 'Planen')).toEqual([
			'Hvor mye jordbruksareal, skog og myr ny utbygging tar, er ikke vurdert.',
			'Netto nedbygging er ikke vurdert.'
		]);
		expect(boligtekst({ dwellings: null, dwellingsUnknown: true })).toBe('ikke kjent');
		expect(boligtekst({ dwellings: null, dwellingsUnknown: false })).toBe('ingen');
		expect(
			boligtekst({ dwellings: { min: 3.2, mid: 5.6, max: 9.9 }, dwellingsUnknown: true })
		).toBe('minst 6 (3–10)');
	});

	it('has a sign for more and for less', () => {
		const ord = [3, -3, 0].map((verdi) => rent(medFortegn(tall(verdi))));
		expect(ord).toEqual(['+3,0 daa', '−3,0 daa', 'uendret']);
	});

	it('does not call a difference «at least» where what is not known stands on its minus side', () => {
		const uvisst = ukjent('u', 'dekar', 'ikke vurdert', { hvorfor: 'x' });
		const delvis = (verdi: number) => sum('s', 'dekar', [tall(verdi), uvisst]);
		const endret = (naa: Tall, mot: Tall) => rent(medFortegn(differanse('e', naa, [mot])));
		expect(endret(tall(5), delvis(2))).toBe('høyst +3,0 daa');
		expect(endret(delvis(5), delvis(2))).toBe('omtrent +3,0 daa');
		expect(endret(tall(2), delvis(2))).toBe('uendret eller mindre');
		const netto = { ...net(1, 5), netto: differanse('netto', delvis(1), [tall(5)]) };
		expect(rent(konklusjon(FIGURER, netto, 'Planen')[1] ?? '')).toContain('høyst 4,0 daa');
	});
});

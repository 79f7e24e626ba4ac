import { beforeEach, expect, it, vi } from 'vitest';
import { Historikk } from './historikk.svelte.ts';
import { historikklager } from './historikklager.ts';
import { enkelRedigering } from './redigeringer.ts';
import { egenskaperAv } from './tilstand.ts';

const tilstand = (e: number) => ({
	geometry: { type: 'Point' as const, coordinates: [e, 0] },
	properties: egenskaperAv({ objekttype: 'KpPunkt' })
});
const flytt = (nr: number) => enkelRedigering(`nr ${nr}`, 'a', tilstand(nr), tilstand(nr + 1));

beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal('sessionStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key)
	});
});

it('holder minst hundre trinn, og gjør dem om igjen i samme rekkefølge', () => {
	const historikk = new Historikk();
	for (let nr = 0; nr < 150; nr++) historikk.legg(flytt(nr));
	for (let nr = 149; nr >= 0; nr--) {
		expect(historikk.neste?.message).toBe(`nr ${nr}`);
		historikk.angret();
	}
	expect(historikk.neste).toBeNull();
	historikk.gjortOmigjen();
	expect([historikk.neste?.message, historikk.nesteOmigjen?.message]).toEqual(['nr 0', 'nr 1']);
	historikk.legg(flytt(500));
	expect(historikk.nesteOmigjen).toBeNull();
});

it('huskes når siden lastes på nytt, hvert scenario for seg', () => {
	const historikk = new Historikk(historikklager(1));
	for (let nr = 0; nr < 120; nr++) historikk.legg(flytt(nr));
	historikk.angret();
	const etter = new Historikk(historikklager(1));
	expect([etter.antall, etter.neste, etter.nesteOmigjen]).toEqual([119, flytt(118), flytt(119)]);
	expect(new Historikk(historikklager(2)).antall).toBe(0);
});

it('glemmer det som ville satt andres arbeid tilbake', () => {
	const historikk = new Historikk();
	historikk.legg(flytt(1));
	historikk.legg(enkelRedigering('b', 'b', null, tilstand(1)));
	historikk.glem(['a']);
	expect([historikk.antall, historikk.neste?.message]).toEqual([1, 'b']);
});

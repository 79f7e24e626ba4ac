import { expect, it } from 'vitest';
import { Historikk } from './historikk.svelte.ts';
import { enkelRedigering } from './redigeringer.ts';
import { egenskaperAv } from './tilstand.ts';

const tilstand = (e: number) => ({
	geometry: { type: 'Point' as const, coordinates: [e, 0] },
	properties: egenskaperAv({ objekttype: 'KpPunkt' })
});
const flytt = (nr: number) => enkelRedigering(`nr ${nr}`, 'a', tilstand(nr), tilstand(nr + 1));

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

it('legger det fra sist foran det som er gjort siden', async () => {
	const lager = {
		les: () => Promise.resolve({ gjort: [flytt(1)], angret: [flytt(2)] }),
		skriv: () => Promise.reject(new Error('full'))
	};
	const historikk = new Historikk(lager);
	historikk.legg(flytt(3));
	await historikk.hent();
	expect([historikk.antall, historikk.neste?.message, historikk.nesteOmigjen]).toEqual([
		2,
		'nr 3',
		null
	]);
	historikk.angret();
	expect(historikk.neste?.message).toBe('nr 1');
});

it('glemmer det som ville satt andres arbeid tilbake', () => {
	const historikk = new Historikk();
	historikk.legg(flytt(1));
	historikk.legg(enkelRedigering('b', 'b', null, tilstand(1)));
	historikk.glem(['a']);
	expect([historikk.antall, historikk.neste?.message]).toEqual([1, 'b']);
});

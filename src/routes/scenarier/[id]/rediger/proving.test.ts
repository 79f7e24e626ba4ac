import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Proving } from './proving.svelte.ts';
import { enkelRedigering } from './redigeringer.ts';
import type { Svar } from './sending.svelte.ts';
import { egenskaperAv } from './tilstand.ts';

const tilstand = (e: number) => ({
	geometry: { type: 'Point' as const, coordinates: [e, 0] },
	properties: egenskaperAv({ objekttype: 'KpPunkt' })
});
const redigering = (e: number) => () =>
	Promise.resolve(enkelRedigering('flyttet', 'a', tilstand(0), tilstand(e)));
const maalt = (areaM2: number): Svar => ({
	slag: 'lagret',
	svar: { revision: 1, avvik: [], objects: [{ lokalId: 'a', version: 2, areaM2, ...tilstand(1) }] }
});

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('spør når hånden hviler, og ikke for hvert trinn på veien', async () => {
	const prov = vi.fn(() => Promise.resolve(maalt(125)));
	const proving = new Proving({ prov, sending: { antall: 0 } });
	for (let e = 1; e < 10; e++) {
		proving.senere('a', redigering(e));
		await vi.advanceTimersByTimeAsync(20);
	}
	expect(prov).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(150);
	expect(prov).toHaveBeenCalledOnce();
	expect(proving.svar).toEqual({ areaM2: 125, avvik: '' });
});

it('et svar på det som var, vises ikke for det som er', async () => {
	const { promise, resolve } = Promise.withResolvers<Svar>();
	const proving = new Proving({ prov: () => promise, sending: { antall: 0 } });
	proving.senere('a', redigering(1));
	await vi.advanceTimersByTimeAsync(100);
	proving.senere('a', redigering(2));
	resolve(maalt(125));
	await vi.advanceTimersByTimeAsync(10);
	expect(proving.svar).toBeNull();
});

it('sier hvorfor det ville blitt avvist, og tier når det ikke er noe å spørre om', async () => {
	const avvist: Svar = { slag: 'avvist', detail: 'Sonen krysser seg selv.', avvik: [] };
	const proving = new Proving({ prov: () => Promise.resolve(avvist), sending: { antall: 0 } });
	proving.senere('a', redigering(1));
	await vi.advanceTimersByTimeAsync(100);
	expect(proving.svar).toEqual({ areaM2: null, avvik: 'Sonen krysser seg selv.' });
	const uendret = new Proving({ prov: () => Promise.resolve(null), sending: { antall: 0 } });
	uendret.senere('a', redigering(0));
	await vi.advanceTimersByTimeAsync(100);
	expect(uendret.svar).toBeNull();
});

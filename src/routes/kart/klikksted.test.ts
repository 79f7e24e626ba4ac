import { describe, expect, it } from 'vitest';
import type { Funn } from '#lib/map/mapController.ts';
import { Klikksted } from './klikksted.svelte.ts';

const funn = (lokalId: string, tema: string, mer: Partial<Funn> = {}): Funn => ({
	lokalId,
	tema,
	objekttype: 'KpArealformålOmråde',
	kode: 1130,
	omrNavn: null,
	...mer
});
const formal = funn('formal', 'arealformal', { omrNavn: 'BS9' });
const sone = funn('sone', 'hensynssone', {
	objekttype: 'KpSikringSone',
	kode: 110,
	omrNavn: 'H110_1'
});

describe('what a click chooses', () => {
	it('is the purpose, whatever lies over it; what the tables do not know, and the plan itself, come last', () => {
		const annet = funn('annet', 'annet');
		const ukjent = funn('ukjent', 'framtidig-lag');
		const plan = funn('plan', 'planomrade');
		const klikksted = new Klikksted();
		expect(klikksted.choose([ukjent, annet, plan, sone, formal], null)).toBe(formal);
		expect(klikksted.besides('formal').map(({ lokalId }) => lokalId)).toEqual([
			'sone',
			'annet',
			'plan',
			'ukjent'
		]);
	});

	it('is the next one, when the same spot is clicked again', () => {
		const klikksted = new Klikksted();
		expect(klikksted.choose([sone, formal], null)).toBe(formal);
		expect(klikksted.choose([sone, formal], 'formal')).toBe(sone);
		expect(klikksted.choose([sone, formal], 'sone')).toBe(formal);
		expect(klikksted.choose([], 'sone')).toBeNull();
		expect(klikksted.besides('sone')).toEqual([]);
	});

	it('is told by its name, and how many more there are', () => {
		const klikksted = new Klikksted();
		expect(klikksted.told(klikksted.choose([formal], null))).toBe('BS9, Sentrumsformål.');
		expect(klikksted.told(klikksted.choose([sone, formal], null))).toBe(
			'BS9, Sentrumsformål. 1 til ligger her.'
		);
		expect(klikksted.told(klikksted.choose([], null))).toBe('Ingen objekter her.');
	});
});

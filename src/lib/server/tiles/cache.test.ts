import { expect, it } from 'vitest';
import { TileCache } from './cache.ts';

const tile = (revision: string, size: number) => ({
	revision,
	body: new Uint8Array(size),
	isPacked: true
});

it('a tile is kept at its last revision only', () => {
	const cache = new TileCache(100);
	cache.set('a', tile('1', 60));
	cache.set('a', tile('2', 60));
	expect(cache.get('a')?.revision).toBe('2');
});

it('what was used longest ago goes first when there is no room', () => {
	const cache = new TileCache(100);
	for (const address of ['a', 'b', 'c']) cache.set(address, tile('1', 30));
	cache.get('a');
	cache.set('d', tile('1', 30));
	expect(['a', 'b', 'c', 'd'].filter((address) => cache.get(address))).toEqual(['a', 'c', 'd']);
});

it('that a tile is empty is remembered too', () => {
	const cache = new TileCache(100);
	const empty = { revision: '1', body: null, isPacked: false };
	cache.set('a', empty);
	expect(cache.get('a')).toEqual(empty);
	expect(cache.get('b')).toBeUndefined();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ZOOM, parseTile, tileBounds } from './address.ts';

describe('parseTile', () => {
	it('reads every tile of the pyramid, to its last corner', () => {
		expect(parseTile('0', '0', '0')).toEqual({ z: 0, x: 0, y: 0 });
		expect(parseTile('16', '65535', '65535')).toEqual({ z: 16, x: 65535, y: 65535 });
	});

	it.each([
		['17', '0', '0'],
		['0', '1', '0'],
		['1', '0', '2'],
		['16', '65536', '0'],
		['-1', '0', '0'],
		['1', '-0', '0'],
		['1.0', '0', '0'],
		['1e1', '0', '0'],
		['0x1', '0', '0'],
		['', '', ''],
		[' 1', '0', '0'],
		['1', '0', '0\n'],
		['١', '0', '0'],
		['NaN', '0', '0'],
		['9999999999999999', '0', '0']
	])('%s/%s/%s is no tile', (z, x, y) => {
		expect(parseTile(z, x, y)).toBeNull();
	});

	it('answers any three texts with a tile that is there, or null', () => {
		const part = fc.oneof(fc.string(), fc.integer().map(String), fc.nat(70_000).map(String));
		fc.assert(
			fc.property(part, part, part, (z, x, y) => {
				const tile = parseTile(z, x, y);
				if (!tile) return;
				expect(tile.z <= MAX_ZOOM && tile.x < 2 ** tile.z && tile.y < 2 ** tile.z).toBe(true);
				expect(Object.values(tile).every((value) => Number.isInteger(value) && value >= 0)).toBe(
					true
				);
			}),
			{ seed: 3443, numRuns: 1000 }
		);
	});
});

describe('tileBounds', () => {
	it('halves the side at each level, from the whole world', () => {
		const world = tileBounds({ z: 0, x: 0, y: 0 });
		expect(world).toEqual({
			west: -20037508.342789244,
			north: 20037508.342789244,
			side: 40075016.68557849
		});
		const { west, north, side } = tileBounds({ z: 1, x: 1, y: 1 });
		expect([west, north, side * 2]).toEqual([0, 0, world.side]);
	});
});

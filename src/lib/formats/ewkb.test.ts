import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { toEwkbHex } from './ewkb.ts';

// As PostGIS writes them: select ST_AsEWKB('SRID=25832;POINT(1 2)'), and so on. 25832 is e864 0000.
const ONE = '000000000000f03f';
const TWO = '0000000000000040';
const ZERO = '0000000000000000';

describe('toEwkbHex', () => {
	it.each<[string, Geometry, string]>([
		['a point', { type: 'Point', coordinates: [1, 2] }, `0101000020e8640000${ONE}${TWO}`],
		[
			'a line',
			{
				type: 'LineString',
				coordinates: [
					[0, 0],
					[1, 2]
				]
			},
			`0102000020e864000002000000${ZERO}${ZERO}${ONE}${TWO}`
		],
		[
			'a polygon',
			{
				type: 'Polygon',
				coordinates: [
					[
						[0, 0],
						[1, 0],
						[1, 2],
						[0, 0]
					]
				]
			},
			`0103000020e86400000100000004000000${ZERO}${ZERO}${ONE}${ZERO}${ONE}${TWO}${ZERO}${ZERO}`
		],
		['an empty polygon', { type: 'Polygon', coordinates: [] }, '0103000020e864000000000000'],
		[
			'many points, each without an SRID of its own',
			{
				type: 'MultiPoint',
				coordinates: [
					[1, 2],
					[0, 0]
				]
			},
			`0104000020e8640000020000000101000000${ONE}${TWO}0101000000${ZERO}${ZERO}`
		],
		[
			'many lines',
			{
				type: 'MultiLineString',
				coordinates: [
					[
						[0, 0],
						[1, 2]
					]
				]
			},
			`0105000020e864000001000000010200000002000000${ZERO}${ZERO}${ONE}${TWO}`
		],
		[
			'many polygons',
			{ type: 'MultiPolygon', coordinates: [[[[0, 0]]]] },
			`0106000020e86400000100000001030000000100000001000000${ZERO}${ZERO}`
		],
		[
			'a collection',
			{ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] },
			`0107000020e8640000010000000101000000${ONE}${TWO}`
		]
	])('writes %s', (_, geometry, hex) => {
		expect(toEwkbHex(geometry, 25832)).toBe(hex);
	});

	it('leaves the height out', () => {
		expect(toEwkbHex({ type: 'Point', coordinates: [1, 2, 99] }, 25832)).toBe(
			toEwkbHex({ type: 'Point', coordinates: [1, 2] }, 25832)
		);
	});

	it('keeps every coordinate to the last bit, however many there are', () => {
		const position = fc.tuple(fc.double(), fc.double());
		fc.assert(
			fc.property(fc.array(position, { maxLength: 300 }), (coordinates) => {
				const bytes = Buffer.from(toEwkbHex({ type: 'LineString', coordinates }, 4326), 'hex');
				const back = coordinates.map((_, i) => [
					bytes.readDoubleLE(13 + 16 * i),
					bytes.readDoubleLE(21 + 16 * i)
				]);
				expect(bytes.readUInt32LE(9)).toBe(coordinates.length);
				expect(back).toEqual(coordinates);
			}),
			{ seed: 3443, numRuns: 100 }
		);
	});

	it('writes parts of any size one after another, each as it is written alone', () => {
		const line = fc
			.nat(600)
			.map((length) => Array.from({ length }, (_, i): [number, number] => [i / 7, -i / 3]));
		const withoutSrid = (hex: string) => `01${hex.slice(2, 8)}00${hex.slice(18)}`;
		fc.assert(
			fc.property(fc.array(line, { minLength: 2, maxLength: 12 }), (coordinates) => {
				const parts = coordinates.map((part) =>
					withoutSrid(toEwkbHex({ type: 'LineString', coordinates: part }, 25832))
				);
				const hex = toEwkbHex({ type: 'MultiLineString', coordinates }, 25832);
				expect(hex.slice(26)).toBe(parts.join(''));
			}),
			{ seed: 3443, numRuns: 200 }
		);
	});
});

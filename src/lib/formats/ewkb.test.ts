import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { fromEwkbHex, toEwkbHex } from './ewkb.ts';

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

describe('fromEwkbHex', () => {
	const position = fc.tuple(
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.double({ noNaN: true, noDefaultInfinity: true })
	);
	const line = fc.array(position, { minLength: 2, maxLength: 6 });
	const lines = fc.array(line, { maxLength: 3 });
	const simple = fc.oneof(
		position.map((coordinates): Geometry => ({ type: 'Point', coordinates })),
		line.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
		line.map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates })),
		lines.map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
		lines.map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
		fc
			.array(lines, { maxLength: 3 })
			.map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates }))
	);
	const any = fc.oneof(
		simple,
		fc
			.array(simple, { maxLength: 3 })
			.map((geometries): Geometry => ({ type: 'GeometryCollection', geometries }))
	);

	it('gives back the very numbers that were written, of every kind', () => {
		fc.assert(
			fc.property(any, (geometry) => {
				expect(fromEwkbHex(toEwkbHex(geometry, 25832))).toEqual(geometry);
			}),
			{ seed: 3443, numRuns: 300 }
		);
	});

	it('reads the other byte order, and a geometry without its SRID', () => {
		expect(fromEwkbHex('00000000013ff00000000000004000000000000000')).toEqual({
			type: 'Point',
			coordinates: [1, 2]
		});
	});

	it('does not guess at a kind that it does not know', () => {
		expect(() => fromEwkbHex('010f00000000000000')).toThrow('a geometry of type 15');
	});
});

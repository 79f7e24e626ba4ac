import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flaterFromGeoJson, geoJsonFrom, soneFromGeoJson } from './geojson.ts';
import type { Cm } from './punkt.ts';

const square = [
	[590_000.01, 6_730_000.29],
	[590_010.07, 6_730_000.29],
	[590_010.07, 6_730_010.35],
	[590_000.01, 6_730_010.35],
	[590_000.01, 6_730_000.29]
];

describe('a stored surface', () => {
	it('comes back as the very same numbers', () => {
		const geometry = { type: 'Polygon' as const, coordinates: [square] };
		const sone = soneFromGeoJson('a', geometry);
		expect(sone?.flater[0]?.[0]?.[0]).toEqual([59_000_001, 673_000_029]);
		expect(sone && geoJsonFrom(sone)).toEqual(geometry);
	});
	it('keeps every centimetre of the country', () => {
		const cm = fc.tuple(
			fc.integer({ min: -10_000_000, max: 120_000_000 }),
			fc.integer({ min: 640_000_000, max: 800_000_000 })
		);
		fc.assert(
			fc.property(cm, ([east, north]) => {
				const ring: Cm[] = [
					[east, north],
					[east + 1, north],
					[east, north + 1]
				];
				expect(flaterFromGeoJson(geoJsonFrom({ flater: [[ring]] }))).toEqual([[ring]]);
			})
		);
	});
	it('has its outer ring counterclockwise and its holes clockwise, each from where it started', () => {
		const hole = [
			[590_002, 6_730_002],
			[590_004, 6_730_002],
			[590_004, 6_730_004],
			[590_002, 6_730_002]
		];
		const [flate] =
			flaterFromGeoJson({ type: 'Polygon', coordinates: [square.toReversed(), hole] }) ?? [];
		expect(flate?.[0]?.[0]).toEqual([59_000_001, 673_000_029]);
		expect(flate?.[0]?.[1]).toEqual([59_001_007, 673_000_029]);
		expect(flate?.[1]?.[1]).toEqual([59_000_400, 673_000_400]);
	});
	it('in several parts stays so; a line is none, nor a ring that rounds away', () => {
		const parts = { type: 'MultiPolygon' as const, coordinates: [[square], [square]] };
		expect(geoJsonFrom(soneFromGeoJson('a', parts) ?? { flater: [] })).toEqual(parts);
		expect(flaterFromGeoJson({ type: 'LineString', coordinates: square })).toBeNull();
		const speck = [
			[0, 0],
			[0.001, 0],
			[0, 0.001],
			[0, 0]
		];
		expect(flaterFromGeoJson({ type: 'Polygon', coordinates: [speck] })).toBeNull();
	});
});

import fc from 'fast-check';
import type { Feature, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readGeojson } from './read.ts';
import { featureCollectionLines, writeFeatureCollection } from './write.ts';

const clockwise: Position[] = [
	[10, 60],
	[10, 61],
	[11, 61],
	[11, 60],
	[10, 60]
];
const square = (ring: Position[], ...holes: Position[][]): Feature<Polygon> => ({
	type: 'Feature',
	properties: { navn: 'Bøverbru' },
	geometry: { type: 'Polygon', coordinates: [ring, ...holes] }
});
const parsed = (text: string) =>
	JSON.parse(text) as { features: Feature<Polygon>[]; crs?: unknown };

describe('writeFeatureCollection', () => {
	it('writes the outer ring counterclockwise and holes clockwise', () => {
		const hole = clockwise.map(([x = 0, y = 0]) => [10.5 + (x - 10) / 4, 60.5 + (y - 60) / 4]);
		for (const feature of [
			square(clockwise, hole),
			square(clockwise.toReversed(), hole.toReversed())
		]) {
			const rings = parsed(writeFeatureCollection([feature])).features[0]?.geometry.coordinates;
			expect(rings).toEqual([clockwise.toReversed(), hole]);
		}
	});
	it('writes seven decimals and drops the rest, and never -0', () => {
		const text = writeFeatureCollection([
			{
				type: 'Feature',
				properties: null,
				geometry: { type: 'Point', coordinates: [10.123456789, -1e-9, 3] }
			}
		]);
		expect(text).toContain('[10.1234568,0]');
	});
	it('writes metres as they are stored, to the millimetre, and the crs member when asked', () => {
		const text = writeFeatureCollection(
			[
				{
					type: 'Feature',
					id: 'a',
					properties: {},
					geometry: { type: 'Point', coordinates: [590000.1264, 6733000.12] }
				}
			],
			{ epsg: 25832 }
		);
		expect(text).toContain('[590000.126,6733000.12]');
		expect(readGeojson(new TextEncoder().encode(text))).toMatchObject({ epsg: 25832, avvik: [] });
	});
	it('is empty but whole without features', () => {
		expect(parsed(writeFeatureCollection([])).features).toEqual([]);
	});
	it('streams the same text piece by piece', async () => {
		const features = [square(clockwise), square(clockwise)];
		const members = { members: { navn: 'x' } };
		const pieces: string[] = [];
		for await (const piece of featureCollectionLines(features, members)) pieces.push(piece);
		expect(pieces.join('')).toBe(writeFeatureCollection(features, members));
		expect(pieces.length).toBe(4);
	});
	it('is read back as it was written', () => {
		const coordinate = fc.tuple(
			fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((n) => n / 1e7),
			fc.integer({ min: -900_000_000, max: 900_000_000 }).map((n) => n / 1e7)
		);
		const features = fc.array(
			fc.record({
				type: fc.constant('Feature' as const),
				properties: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
				geometry: fc.record({
					type: fc.constant('LineString' as const),
					coordinates: fc.array(coordinate, { minLength: 2 })
				})
			})
		);
		fc.assert(
			fc.property(features, (written) => {
				const { objekter, avvik } = readGeojson(
					new TextEncoder().encode(writeFeatureCollection(written))
				);
				expect(avvik.map(({ rule }) => rule)).toEqual(written.length === 0 ? ['geojson.tom'] : []);
				expect(objekter.map(({ geometry }) => geometry)).toEqual(
					written.map(({ geometry }) => geometry)
				);
				expect(JSON.stringify(objekter.map((o) => o.egenskaper))).toBe(
					JSON.stringify(written.map((f) => f.properties))
				);
			}),
			{ numRuns: 50 }
		);
	});
});

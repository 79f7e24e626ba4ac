import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { planTile } from '../../src/lib/server/tiles/plan.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square } from '../support/plan.ts';

let db: Database;
let scenario: { id: number; srid: number };

beforeAll(async () => {
	db = await openTestDatabase();
	const id = await makeScenario(db, [
		{ objekttype: 'KpOmråde', tema: 'planomrade', wkt: square(590_000, 6_730_000, 2000) },
		{
			objekttype: 'KpArealformålOmråde',
			tema: 'arealformal',
			kodeliste: 'KpArealformal',
			kode: 1110,
			arealbruksstatus: 2,
			omrNavn: 'B12',
			wkt: 'POLYGON((590000 6730000,591000 6730000,591000 6731000,590000 6731000,590000 6730000),(590200 6730200,590200 6730400,590400 6730400,590400 6730200,590200 6730200))'
		},
		{
			objekttype: 'KpFareSone',
			tema: 'hensynssone',
			kodeliste: 'KpFareSone',
			kode: 320,
			omrNavn: 'H320_1',
			wkt: square(590_500, 6_730_500, 300)
		},
		{
			objekttype: 'KpJuridiskLinje',
			tema: 'linje',
			kodeliste: 'KpJuridiskLinje',
			kode: 1111,
			wkt: 'LINESTRING(590000 6730500,592000 6730500)'
		},
		{
			objekttype: 'KpSamferdselPunkt',
			tema: 'punkt',
			kodeliste: 'KpSamferdselPunkt',
			kode: 1129,
			wkt: 'POINT(590600 6730600)'
		},
		{ objekttype: 'KpGrense', tema: 'grense', wkt: 'LINESTRING(590000 6730000,592000 6730000)' }
	]);
	scenario = { id, srid: 25832 };
});
afterAll(() => db.close());

/** Tile at zoom z that holds a point in lng/lat. */
async function tileAt(east: number, north: number, z: number) {
	const { rows } = await db.query<{ x: number; y: number }>(sql`
		select floor((ST_X(p) + 20037508.342789244) / 40075016.68557849 * 2 ^ ${z}::int)::int as x,
			floor((20037508.342789244 - ST_Y(p)) / 40075016.68557849 * 2 ^ ${z}::int)::int as y
		from ST_Transform(ST_SetSRID(ST_Point(${east}::float8, ${north}::float8), 25832), 3857) p`);
	const { x = 0, y = 0 } = rows[0] ?? {};
	return { z, x, y };
}

const decode = (bytes: Uint8Array | null) => {
	if (!bytes) throw new Error('empty tile');
	return new VectorTile(new PbfReader(bytes)).layers;
};

/** GEOS versions differ in which end of a cut line comes first; a ring starts and ends at the same point. */
const oneDirection = (points: number[][]) =>
	String(points[0]) <= String(points.at(-1)) ? points : points.toReversed();

describe('plan tiles', () => {
	it('hold each theme as its own layer, with the properties that the style reads', async () => {
		const layers = decode(await planTile(db, scenario, await tileAt(590_600, 6_730_600, 13)));
		expect(Object.keys(layers).sort()).toEqual([
			'arealformal',
			'arealformal_punkt',
			'hensynssone',
			'hensynssone_punkt',
			'linje',
			'planomrade',
			'punkt'
		]);
		const zone = layers.arealformal?.feature(0);
		expect(zone?.properties).toMatchObject({
			objekttype: 'KpArealformålOmråde',
			kode: 1110,
			gruppe: 1,
			lov: '2008',
			arealbruksstatus: 2,
			omrNavn: 'B12'
		});
		expect(zone?.id).toBeGreaterThan(0);
		expect(layers.hensynssone?.feature(0).properties).not.toHaveProperty('arealbruksstatus');
	});

	it('keep holes, and lie where the zone lies', async () => {
		const tile = await tileAt(590_300, 6_730_300, 13);
		const layers = decode(await planTile(db, scenario, tile));
		const feature = layers.arealformal?.feature(0).toGeoJSON(tile.x, tile.y, tile.z);
		expect(feature?.geometry.type).toBe('Polygon');
		expect(feature?.geometry.type === 'Polygon' && feature.geometry.coordinates).toHaveLength(2);
		const [[west = 0] = []] =
			feature?.geometry.type === 'Polygon' ? (feature.geometry.coordinates[0] ?? []) : [];
		expect(west).toBeGreaterThan(10.6);
		expect(west).toBeLessThan(10.7);
	});

	it('hold the same features, properties and coordinates on both engines', async () => {
		const tile = await tileAt(590_600, 6_730_600, 13);
		const layers = decode(await planTile(db, scenario, tile));
		const content = Object.values(layers).map((layer) => ({
			name: layer.name,
			extent: layer.extent,
			features: Array.from({ length: layer.length }, (_, i) => {
				const { lokalId, ...properties } = layer.feature(i).properties;
				const shape = layer.feature(i).loadGeometry();
				return {
					properties: Object.fromEntries(Object.entries(properties).sort()),
					geometry: shape.map((part) => oneDirection(part.map(({ x, y }) => [x, y])))
				};
			})
		}));
		await expect(JSON.stringify(content, null, '\t')).toMatchFileSnapshot(
			'../fixtures/tiles/plan-z13.json'
		);
	});

	it('hold what SOSI Plan does not know, of every kind, as a layer of its own', async () => {
		const objekter = [
			{ objekttype: 'Vegareal', tema: 'annet', wkt: square(590_000, 6_730_000, 1000) },
			{ objekttype: 'Veg', tema: 'annet', wkt: 'LINESTRING(590000 6730000,592000 6730000)' },
			{ objekttype: '', tema: 'annet', wkt: 'POINT(590600 6730600)' }
		];
		const id = await makeScenario(db, objekter, { planId: 'ANNET' });
		const tile = await tileAt(590_600, 6_730_500, 9);
		const { annet } = decode(await planTile(db, { id, srid: 25832 }, tile));
		const kinds = Array.from({ length: annet?.length ?? 0 }, (_, i) => annet?.feature(i));
		expect(kinds.map((f) => [f?.properties.objekttype, f?.type])).toEqual([
			['Vegareal', 3],
			['Veg', 2],
			['', 1]
		]);
	});

	it('are empty where the plan has nothing', async () => {
		expect(await planTile(db, scenario, await tileAt(700_000, 6_730_600, 13))).toBeNull();
	});

	it('hold the whole plan far out, and a part of it close in', async () => {
		for (const z of [7, 9, 13, 16]) {
			const layers = decode(await planTile(db, scenario, await tileAt(590_600, 6_730_500, z)));
			expect(layers.linje?.length ?? 0).toBe(1);
		}
	});
});

describe('background tiles', () => {
	it('never hold an internal data set', async () => {
		await db.query(sql`
			insert into datasett (kode, navn, tilgang, tilstand) values
				('apen', 'Åpen', 'open', 'loaded'), ('intern', 'Intern', 'internal', 'loaded'),
				('borte', 'Ikke lastet', 'open', 'failed')`);
		await db.query(sql`
			insert into datasettobjekt (datasett_id, tema, navn, geom)
			select id, 'vann', navn, ST_GeomFromText(${square(590_000, 6_730_000, 900)}, 25832) from datasett`);
		const layers = decode(await kartTile(db, await tileAt(590_300, 6_730_300, 13)));
		const names = Array.from(
			{ length: layers.flate?.length ?? 0 },
			(_, i) => layers.flate?.feature(i).properties.navn
		);
		expect(names).toEqual(['Åpen']);
	});
});

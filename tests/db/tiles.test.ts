import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import type { TileAddress } from '../../src/lib/server/tiles/address.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { planTile } from '../../src/lib/server/tiles/plan.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square } from '../support/plan.ts';

let db: Database;
let scenario: number;

beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [
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

const planBytes = async (tile: TileAddress) =>
	(await planTile(db, { bruker: publikum, scenario, tile, known: [] })).bytes;

const kartBytes = async (tile: TileAddress) => (await kartTile(db, { tile, known: [] })).bytes;

const decode = (bytes: Uint8Array | null | undefined) => {
	if (!bytes) throw new Error('empty tile');
	return new VectorTile(new PbfReader(bytes)).layers;
};

/** GEOS versions differ in which end of a cut line comes first; a ring starts and ends at the same point. */
const oneDirection = (points: number[][]) =>
	String(points[0]) <= String(points.at(-1)) ? points : points.toReversed();

describe('plan tiles', () => {
	it('hold each theme as its own layer, with the properties that the style reads', async () => {
		const layers = decode(await planBytes(await tileAt(590_600, 6_730_600, 13)));
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

	it('tell of every object who it is, once: a name is read, not clicked', async () => {
		const layers = decode(await planBytes(await tileAt(590_600, 6_730_600, 13)));
		const knows = (layer: string) => 'lokalId' in (layers[layer]?.feature(0).properties ?? {});
		for (const layer of ['arealformal', 'hensynssone', 'linje', 'punkt', 'planomrade'])
			expect([layer, knows(layer)]).toEqual([layer, true]);
		expect([knows('arealformal_punkt'), knows('hensynssone_punkt')]).toEqual([false, false]);
		expect(layers.arealformal_punkt?.feature(0).properties.omrNavn).toBe('B12');
	});

	it('keep holes, and lie where the zone lies', async () => {
		const tile = await tileAt(590_300, 6_730_300, 13);
		const layers = decode(await planBytes(tile));
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
		const layers = decode(await planBytes(tile));
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
		const { bytes } = await planTile(db, { bruker: publikum, scenario: id, tile, known: [] });
		const { annet } = decode(bytes);
		const kinds = Array.from({ length: annet?.length ?? 0 }, (_, i) => annet?.feature(i));
		expect(kinds.map((f) => [f?.properties.objekttype, f?.type])).toEqual([
			['Vegareal', 3],
			['Veg', 2],
			['', 1]
		]);
	});

	it('are empty where the plan has nothing', async () => {
		expect(await planBytes(await tileAt(700_000, 6_730_600, 13))).toBeNull();
	});

	it('hold the whole plan far out, and a part of it close in', async () => {
		for (const z of [7, 9, 13, 16]) {
			const layers = decode(await planBytes(await tileAt(590_600, 6_730_500, z)));
			expect(layers.linje?.length ?? 0).toBe(1);
		}
	});
});

describe('a long straight border', () => {
	// 40 km without a corner between: drawn straight in Mercator it would be 50 m off in the middle.
	const north = 6_730_000;
	const from = 570_000;
	let long: number;
	beforeAll(async () => {
		long = await makeScenario(
			db,
			[
				{
					objekttype: 'KpJuridiskLinje',
					tema: 'linje',
					kodeliste: 'KpJuridiskLinje',
					kode: 1111,
					wkt: `LINESTRING(${from} ${north},${from + 40_000} ${north})`
				}
			],
			{ planId: 'LANG' }
		);
	});

	it('is drawn where it lies, a unit or two from it at most', async () => {
		for (const z of [14, 16]) {
			const tile = await tileAt(from + 20_000, north, z);
			const { bytes } = await planTile(db, { bruker: publikum, scenario: long, tile, known: [] });
			const line = decode(bytes).linje?.feature(0).toGeoJSON(tile.x, tile.y, tile.z).geometry;
			const { rows } = await db.query<{ m: number }>(sql`
				select max(abs(ST_Y(d.geom) - ${north}::float8)) as m
				from ST_DumpPoints(ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(line)}), 4326), 25832)) d`);
			expect(rows[0]?.m).toBeLessThan((2 * 40_075_017) / 2 ** z / 4096);
		}
	});
});

describe('a plan tile', () => {
	it('is for those who may see the scenario, and for the others it is not there', async () => {
		const hidden = await makeScenario(
			db,
			[{ objekttype: 'KpOmråde', tema: 'planomrade', wkt: square(590_000, 6_730_000, 2000) }],
			{ planId: 'SKJULT', synlighet: 'intern' }
		);
		const tile = await tileAt(590_600, 6_730_600, 13);
		for (const bruker of [publikum, politiker])
			for (const known of [[], ['1']])
				await expect(planTile(db, { bruker, scenario: hidden, tile, known })).rejects.toThrow(
					'finnes ikke'
				);
		const seen = await planTile(db, { bruker: planlegger, scenario: hidden, tile, known: [] });
		expect(seen).toMatchObject({ revision: '1', isPublic: false, isSettled: true });
		expect(decode(seen.bytes).planomrade?.length).toBe(1);
	});

	it('of an import that is staged is never for everyone, nor to be remembered', async () => {
		const staged = await makeScenario(db, [], { planId: 'STAGED' });
		await db.query(sql`update scenario set tilstand = 'under-import' where id = ${staged}`);
		const tile = await tileAt(590_600, 6_730_600, 13);
		const seen = await planTile(db, { bruker: planlegger, scenario: staged, tile, known: [] });
		expect(seen).toMatchObject({ bytes: null, isPublic: false, isSettled: false });
		await expect(
			planTile(db, { bruker: politiker, scenario: staged, tile, known: [] })
		).rejects.toThrow('finnes ikke');
	});

	it('is made only for one who does not have its revision', async () => {
		const tile = await tileAt(590_600, 6_730_600, 13);
		const asked = { bruker: publikum, scenario, tile };
		const first = await planTile(db, { ...asked, known: ['7', 'r'] });
		expect(first).toMatchObject({ revision: '1', isPublic: true, isSettled: true });
		expect(first.bytes?.length).toBeGreaterThan(100);
		const again = await planTile(db, { ...asked, known: ['7', '1'] });
		expect(again).toEqual({ ...first, bytes: undefined });
	});
});

describe('background tiles', () => {
	it('never hold an internal data set', async () => {
		await db.query(sql`
			insert into datasett (kode, navn, tilgang, tilstand, srid) values
				('apen', 'Åpen', 'open', 'loaded', 25832), ('intern', 'Intern', 'internal', 'loaded', 25832),
				('borte', 'Ikke lastet', 'open', 'failed', 25832)`);
		await db.query(sql`
			insert into datasettobjekt (datasett_id, tema, navn, geom)
			select id, 'vann', navn, ST_GeomFromText(${square(590_000, 6_730_000, 900)}, 25832) from datasett`);
		const layers = decode(await kartBytes(await tileAt(590_300, 6_730_300, 13)));
		const names = Array.from(
			{ length: layers.flate?.length ?? 0 },
			(_, i) => layers.flate?.feature(i).properties.navn
		);
		expect(names).toEqual(['Åpen']);
	});

	it('write the number of a parcel once, whichever tiles it lies in, and only close in', async () => {
		await db.query(sql`
			insert into datasett (kode, navn, tilgang, tilstand, srid) values
				('matrikkel', 'Matrikkelen', 'open', 'loaded', 25832), ('lukket', 'Lukket', 'internal', 'loaded', 25832)`);
		await db.query(sql`
			insert into eiendom (datasett_id, kommunenummer, gnr, bnr, geom)
			select id, '3443', id, 850, ST_GeomFromText(${square(590_000, 6_730_000, 900)}, 25832)
			from datasett where kode in ('matrikkel', 'lukket')`);
		const { x, y } = await tileAt(590_450, 6_730_450, 16);
		const near = [-2, -1, 0, 1, 2];
		const around = near.flatMap((dx) => near.map((dy) => ({ z: 16, x: x + dx, y: y + dy })));
		const tiles = await Promise.all(around.map(kartBytes));
		const layers = tiles.filter((bytes) => bytes !== null).map(decode);
		const count = (layer: string) =>
			layers.map((tile) => tile[layer]?.length ?? 0).reduce((sum, length) => sum + length, 0);
		expect(layers.flatMap((tile) => Object.keys(tile))).toContain('eiendom');
		expect(count('eiendom')).toBeGreaterThan(3);
		expect(count('eiendom_punkt')).toBe(1);
		const farther = decode(await kartBytes(await tileAt(590_450, 6_730_450, 14)));
		expect(Object.keys(farther)).toEqual(expect.arrayContaining(['eiendom']));
		expect(farther).not.toHaveProperty('eiendom_punkt');
	});

	it('are made only for one who does not have their revision, which a data set changes', async () => {
		const tile = await tileAt(590_300, 6_730_300, 13);
		const { revision } = await kartTile(db, { tile, known: [] });
		expect(await kartTile(db, { tile, known: [revision] })).toMatchObject({ bytes: undefined });
		await db.query(sql`insert into datasett (kode, navn) values ('ny', 'Ny')`);
		const changed = await kartTile(db, { tile, known: [revision] });
		expect(changed.revision).not.toBe(revision);
		expect(changed.bytes).not.toBeUndefined();
	});
});

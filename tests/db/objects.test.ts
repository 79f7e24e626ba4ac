import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadRequest } from '../../src/lib/server/badRequest.ts';
import { NotFound } from '../../src/lib/server/errors.ts';
import {
	objectDetail,
	objectFeatures,
	objectRows,
	parseObjectQuery
} from '../../src/lib/server/objects.ts';
import { planExtent, scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square } from '../support/plan.ts';

const MANY = 1203;
const EAST = 590_000.12;
const NORTH = 6_730_000.34;

let db: Database;
let scenario = 0;
let many = 0;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [
		{ objekttype: 'KpOmråde', tema: 'planomrade', wkt: square(EAST, NORTH, 2000) },
		{
			objekttype: 'KpArealformålOmråde',
			tema: 'arealformal',
			kodeliste: 'KpArealformal',
			kode: 1110,
			arealbruksstatus: 2,
			omrNavn: 'B1',
			wkt: square(EAST, NORTH, 100)
		},
		{
			objekttype: 'KpFareSone',
			tema: 'hensynssone',
			kodeliste: 'KpFareSone',
			kode: 320,
			omrNavn: 'H320_1',
			wkt: square(591_500, 6_731_500, 10)
		},
		{ objekttype: 'KpGrense', tema: 'grense', wkt: 'LINESTRING(590000 6730000,590003 6730004)' }
	]);
	many = await makeScenario(db, [], { planId: 'MANGE' });
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, geom)
		select ${many}::integer, 25832, gen_random_uuid(), 'KpArealformålOmråde', 'arealformal',
			ST_SetSRID(ST_MakeEnvelope(590000 + n, 6730000, 590001 + n, 6730001), 25832)
		from generate_series(1, ${MANY}) n`);
});
afterAll(() => db.close());

const all = { objekttype: null, bbox: null, srid: null };
async function read(id: number, query: Partial<Parameters<typeof objectFeatures>[2]> = {}) {
	const features = [];
	const asked = await scenarioById(db, planlegger, id);
	for await (const feature of objectFeatures(db, asked, { ...all, ...query }))
		features.push(feature);
	return features;
}
const parse = (text: string) => parseObjectQuery(new URLSearchParams(text), 25832);

describe('the objects of a scenario', () => {
	it('come each once, however many pages they fill', async () => {
		const ids = (await read(many)).map(({ id }) => id);
		expect(ids).toHaveLength(MANY);
		expect(new Set(ids).size).toBe(MANY);
	});

	it('have the fixed properties, with the area that PostGIS measures', async () => {
		const [feature] = await read(scenario, { objekttype: 'KpArealformålOmråde' });
		expect(feature?.properties).toEqual({
			lokalId: feature?.id,
			objekttype: 'KpArealformålOmråde',
			tema: 'arealformal',
			kode: 1110,
			formal: 'Boligbebyggelse',
			arealbruksstatus: 2,
			omrNavn: 'B1',
			vertikalniva: null,
			areaM2: expect.closeTo(10_000, 6) as number,
			lengthM: 0,
			version: 1
		});
		const [line] = await read(scenario, { objekttype: 'KpGrense' });
		expect(line?.properties).toMatchObject({ areaM2: 0, lengthM: 5, kode: null, formal: null });
	});

	it('come in lng/lat, or as they are stored when the plan’s own zone is asked for', async () => {
		const [feature] = await read(scenario, { objekttype: 'KpArealformålOmråde', srid: 25832 });
		expect(feature?.geometry).toEqual({
			type: 'Polygon',
			coordinates: [
				[
					[EAST, NORTH],
					[EAST + 100, NORTH],
					[EAST + 100, NORTH + 100],
					[EAST, NORTH + 100],
					[EAST, NORTH]
				]
			]
		});
		const [degrees] = await read(scenario, { objekttype: 'KpArealformålOmråde' });
		const [lng = 0, lat = 0] =
			degrees?.geometry.type === 'Polygon' ? (degrees.geometry.coordinates[0]?.[0] ?? []) : [];
		expect(lng).toBeCloseTo(10.65, 1);
		expect(lat).toBeCloseTo(60.7, 1);
	});

	it('can be asked for by a box: what touches it, and nothing else', async () => {
		const box = await planExtent(db, scenario);
		expect(await read(scenario, { bbox: box })).toHaveLength(4);
		const [west = 0, south = 0] = box ?? [];
		const corner = await read(scenario, { bbox: [west, south, west + 0.002, south + 0.001] });
		expect(corner.map(({ properties }) => properties.objekttype)).not.toContain('KpFareSone');
		expect(corner.map(({ properties }) => properties.omrNavn)).toContain('B1');
	});

	it.each([
		['the whole world', [-180, -90, 180, 90], 4],
		['half the world', [0, 0, 180, 90], 4],
		['the other side of it', [-180, -90, -90, 0], 0],
		['a point of no extent', [0, 0, 0, 0], 0]
	] as const)('can be asked for by %s', async (_, bbox, count) => {
		expect(await read(scenario, { bbox })).toHaveLength(count);
	});

	it('can be asked for by a box in the plan’s own zone', async () => {
		const bbox = [591_501, 6_731_501, 591_501, 6_731_502] as const;
		const there = await read(scenario, { bbox, bboxSrid: 25832, srid: 25832 });
		expect(there.map(({ properties }) => properties.objekttype).sort()).toEqual([
			'KpFareSone',
			'KpOmråde'
		]);
	});

	it('can be asked for by a point', async () => {
		const [zone] = await read(scenario, { objekttype: 'KpFareSone' });
		const { center } = await objectDetail(
			db,
			publikum,
			{ id: scenario, plan: 0 },
			String(zone?.id)
		);
		const there = await read(scenario, { bbox: [...center, ...center] });
		expect(there.map(({ properties }) => properties.objekttype).sort()).toEqual([
			'KpFareSone',
			'KpOmråde'
		]);
	});
});

describe('the query', () => {
	it('is read from the address', () => {
		expect(parse('objekttype=KpOmr%C3%A5de&bbox=10,60,11,61&srid=25832')).toEqual({
			objekttype: 'KpOmråde',
			bbox: [10, 60, 11, 61],
			srid: 25832
		});
		expect(parse('srid=25832&bbox=590000,6730000,591000,6731000')).toEqual({
			objekttype: null,
			bbox: [590_000, 6_730_000, 591_000, 6_731_000],
			bboxSrid: 25832,
			srid: 25832
		});
		expect(parse('objekttype=kpomrade').objekttype).toBe('KpOmråde');
		expect(parse('objekttype=&bbox=&srid=')).toEqual(all);
		expect(parse('srid=4326')).toEqual(all);
		expect(parse('')).toEqual(all);
	});

	it.each([
		'bbox=1,2,3',
		'bbox=1,2,3,4,5',
		'bbox=a,b,c,d',
		'bbox=,,,',
		'bbox=1,,3,4',
		'bbox=%201,2,3,%20',
		'bbox=0x1,2,3,4',
		'bbox=NaN,0,1,1',
		'bbox=-Infinity,0,1,1',
		'bbox=2,0,1,1',
		'bbox=0,2,1,1',
		'bbox=0,0,181,1',
		'bbox=590000,6730000,591000,6731000',
		'srid=25832&bbox=590000,6730000,591000,1e8',
		'srid=25833',
		'srid=1',
		'srid=hei',
		'srid=0x64e8',
		'srid=25832.0'
	])('%s is a BadRequest', (text) => {
		expect(() => parse(text)).toThrow(BadRequest);
	});
});

describe('one object', () => {
	it('has everything that is known of it', async () => {
		const [feature] = await read(scenario, { objekttype: 'KpFareSone' });
		const detail = await objectDetail(db, publikum, { id: scenario, plan: 0 }, String(feature?.id));
		expect(detail).toMatchObject({
			kode: 320,
			omrNavn: 'H320_1',
			srid: 25832,
			areaM2: 100,
			historikk: []
		});
		const [west, south, east, north] = detail.bbox;
		const [lng, lat] = detail.center;
		expect(west < lng && lng < east && south < lat && lat < north).toBe(true);
	});

	it.each(['', 'x', '00000000-0000-4000-8000-000000000000', '%00', "' or 1=1"])(
		'«%s» is not found',
		async (lokalId) => {
			await expect(objectDetail(db, publikum, { id: scenario, plan: 0 }, lokalId)).rejects.toThrow(
				NotFound
			);
		}
	);

	it('of another scenario is not found', async () => {
		const [feature] = await read(many);
		await expect(
			objectDetail(db, publikum, { id: scenario, plan: 0 }, String(feature?.id))
		).rejects.toThrow(NotFound);
	});
});

describe('the table', () => {
	it('has every object but the borders, and says how many there are', async () => {
		const { total, rows } = await objectRows(db, scenario, { tema: null, limit: 100 });
		expect(total).toBe(3);
		expect(rows.map(({ tema }) => tema)).toEqual(['arealformal', 'hensynssone', 'planomrade']);
		expect(Object.keys(rows[0] ?? {})).not.toContain('total');
	});

	it('stops at the limit and still says how many there are', async () => {
		const { total, rows } = await objectRows(db, many, { tema: 'arealformal', limit: 10 });
		expect([total, rows.length]).toEqual([MANY, 10]);
		expect(await objectRows(db, many, { tema: 'punkt', limit: 10 })).toEqual({
			revision: 1,
			total: 0,
			rows: []
		});
	});
});

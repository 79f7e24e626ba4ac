import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { featureCollectionLines } from '../../src/lib/formats/geojson/write.ts';
import { Conflict, NotFound } from '../../src/lib/server/errors.ts';
import { objectFeatures, objectRows } from '../../src/lib/server/objects.ts';
import { planExtent, scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

const MANY = 1203;
const all = { objekttype: null, bbox: null, srid: null };

let db: Database;
let many = 0;
beforeAll(async () => {
	db = await openTestDatabase();
	many = await makeScenario(db, [], { planId: 'MANGE' });
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, geom)
		select ${many}::integer, 25832, gen_random_uuid(), 'KpArealformålOmråde', 'arealformal',
			ST_SetSRID(ST_MakeEnvelope(590000 + n, 6730000, 590001 + n, 6730001), 25832)
		from generate_series(1, ${MANY}) n`);
});
beforeEach(() => revisjon(1));
afterAll(() => db.close());

/** As after an import was accepted. */
const revisjon = async (nr: number) => {
	await db.query(sql`update scenario set revision = ${nr} where id = ${many}`);
};

describe('a file of objects', () => {
	it('that loses its revision ends in an error, and never looks whole', async () => {
		const asked = await scenarioById(db, publikum, many);
		const pieces: string[] = [];
		const reading = async () => {
			for await (const line of featureCollectionLines(objectFeatures(db, asked, all))) {
				pieces.push(line);
				if (pieces.length === 100) await revisjon(2);
			}
		};
		await expect(reading()).rejects.toThrow(Conflict);
		expect(pieces.length).toBeLessThan(MANY);
		expect(() => JSON.parse(pieces.join('')) as unknown).toThrow(SyntaxError);
	});

	it('is refused from the start where the revision or the scenario is gone already, also with a box', async () => {
		for (const asked of [
			{ id: many, revision: 2 },
			{ id: 999_999, revision: 1 }
		])
			for (const bbox of [null, [10, 60, 11, 61] as const])
				await expect(objectFeatures(db, asked, { ...all, bbox }).next()).rejects.toThrow(Conflict);
	});

	it('of a plan without objects is whole and empty', async () => {
		const id = await makeScenario(db, [], { planId: 'TOM' });
		const pieces = [];
		for await (const line of featureCollectionLines(objectFeatures(db, { id, revision: 1 }, all)))
			pieces.push(line);
		expect(JSON.parse(pieces.join(''))).toEqual({ type: 'FeatureCollection', features: [] });
		expect(await planExtent(db, id)).toBeNull();
	});
});

describe('the table of objects', () => {
	it('is of the revision that it says, and of no scenario that is not there', async () => {
		await revisjon(7);
		expect((await objectRows(db, many, { tema: null, limit: 1 })).revision).toBe(7);
		await expect(objectRows(db, 999_999, { tema: null, limit: 1 })).rejects.toThrow(NotFound);
	});
});

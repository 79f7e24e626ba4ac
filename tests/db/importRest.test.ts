import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Queryable } from '../../src/lib/server/queryable.ts';
import { insertObjects } from '../../src/lib/server/import/stageObjects.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

/** Stores so many objects without geometry; answers with the scenario and how many times the database was asked. */
async function leggTilSide(antall: number) {
	const scenarioId = await makeScenario(db, [], { planId: `REST${antall}` });
	const rest = Array.from({ length: antall }, (_, i) => ({
		serial: String(i),
		objekttype: 'KpFareSone',
		grunn: 'uten geometri',
		egenskaper: { navn: `Sone\t${i}`, tekst: 'a\0b\\' }
	}));
	let asked = 0;
	await db.transaction((tx) => {
		const counting: Queryable = {
			query: (statement) => (asked++, tx.query(statement)),
			copyFrom: (...args) => (asked++, tx.copyFrom(...args))
		};
		return insertObjects(counting, { scenarioId, srid: 25832, epsg: 25832, objekter: [], rest });
	});
	return { scenarioId, asked };
}

describe('objects of a plan without geometry', () => {
	it('are put aside whole, all in one go: a file may have hundreds of thousands', async () => {
		const few = await leggTilSide(1);
		const many = await leggTilSide(3000);
		expect(many.asked).toBe(few.asked);
		const { rows } = await db.query(sql`
			select count(*)::integer as antall, count(distinct serial)::integer as ulike, min(grunn) as grunn,
				max(egenskaper->>'navn') filter (where serial = '2999') as navn, min(egenskaper->>'tekst') as tekst
			from planobjekt_rest where scenario_id = ${many.scenarioId}`);
		expect(rows).toEqual([
			{ antall: 3000, ulike: 3000, grunn: 'uten geometri', navn: 'Sone\t2999', tekst: 'ab\\' }
		]);
	});
});

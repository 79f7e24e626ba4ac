import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PA_GRUNNEN } from '../../src/lib/domain/rules/plan/niva.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { square } from '../support/plan.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

const kanOverlappe = async (flater: readonly string[]): Promise<boolean | undefined> => {
	const { rows } = await db.query<{ kan: boolean }>(sql`
		select flater_kan_overlappe((select array_agg(ST_GeomFromText(t, 25832)) from unnest(${flater}::text[]) t)) as kan`);
	return rows[0]?.kan;
};
const overlapper = async (flater: readonly string[]): Promise<boolean | undefined> => {
	const { rows } = await db.query<{ er: boolean }>(sql`
		with f as (select nr, ST_GeomFromText(t, 25832) as g from unnest(${flater}::text[]) with ordinality u (t, nr))
		select coalesce(bool_or(ST_Relate(a.g, b.g, '2********')), false) as er from f a join f b on a.nr < b.nr`);
	return rows[0]?.er;
};

/** Squares side by side, n × n, of 10 m. */
const ruter = (n: number): string[] =>
	Array.from({ length: n * n }, (_, i) => square((i % n) * 10, Math.floor(i / n) * 10, 10));

describe('that no surface lies over another is proved by their sides', () => {
	it('where they tile, with gaps and islands or without', async () => {
		expect(await kanOverlappe([])).toBe(false);
		expect(await kanOverlappe(ruter(4))).toBe(false);
		expect(await kanOverlappe(ruter(4).filter((_, i) => i !== 5 && i !== 3))).toBe(false);
		expect(await kanOverlappe([...ruter(2), square(100, 100, 10)])).toBe(false);
	});

	it('and never where one does, though gaps make up for the ground that is held twice', async () => {
		const moved = ruter(4);
		moved[5] = square(13, 13, 10);
		expect(await kanOverlappe(moved)).toBe(true);
		expect(await kanOverlappe([...ruter(2), ...ruter(2)])).toBe(true);
		expect(await kanOverlappe([square(0, 0, 30), square(10, 10, 10)])).toBe(true);
		expect(await kanOverlappe([square(0, 0, 30), square(10, 10, 10), square(12, 12, 2)])).toBe(
			true
		);
		expect(await kanOverlappe([square(0, 0, 30), square(30, 0, 30), square(20, 10, 20)])).toBe(
			true
		);
	});

	it('whatever squares there are: it is never called free of overlaps when it is not', async () => {
		const one = fc.tuple(
			fc.integer({ min: 0, max: 5 }),
			fc.integer({ min: 0, max: 5 }),
			fc.integer({ min: 1, max: 3 })
		);
		await fc.assert(
			fc.asyncProperty(fc.array(one, { maxLength: 6 }), async (all) => {
				const flater = all.map(([e, n, side]) => square(e, n, side));
				if (await overlapper(flater)) expect(await kanOverlappe(flater)).toBe(true);
			}),
			{ seed: 7, numRuns: 150 }
		);
	});
});

describe('the level on the ground', () => {
	it('is the same to PostGIS and to the rules', async () => {
		const { rows } = await db.query<{ niva: number }>(sql`select pa_grunnen() as niva`);
		expect(rows).toEqual([{ niva: PA_GRUNNEN }]);
	});
});

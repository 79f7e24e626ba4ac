import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proveGuard } from '../../src/lib/server/embedded/proof.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

const bowTie = sql`'POLYGON((0 0,10 10,10 0,0 10,0 0))'::geometry`;
const wedge = sql`'POLYGON((0 5,10 5,10 6,0 5))'::geometry`;

describe('a geometry calculation that fails', () => {
	it('is an error, not zero rows', async () => {
		await expect(db.query(sql`select ST_Intersection(${bowTie}, ${wedge})`)).rejects.toMatchObject({
			code: 'XX000'
		});
	});

	it('is an error inside plpgsql too, not null', async () => {
		const inside = db.query(sql`do $$ declare g geometry; begin
			g := ST_Intersection('POLYGON((0 0,10 10,10 0,0 10,0 0))'::geometry, 'POLYGON((0 5,10 5,10 6,0 5))'::geometry);
			raise notice 'areal %', ST_Area(g);
		end $$`);
		await expect(inside).rejects.toMatchObject({ code: 'XX000' });
	});

	it('can be caught and answered in plpgsql', async () => {
		await db.query(sql`create function trygt_snitt(a geometry, b geometry) returns geometry language plpgsql as $$ begin
			return ST_Intersection(a, b);
		exception when internal_error then
			return ST_Intersection(ST_MakeValid(a), ST_MakeValid(b), 0.001);
		end $$`);
		const { rows } = await db.query<{ areal: number }>(
			sql`select ST_Area(trygt_snitt(${bowTie}, ${wedge})) as areal`
		);
		expect(rows[0]?.areal).toBeGreaterThan(0);
	});

	it('leaves the next calculation right', async () => {
		const { rows } = await db.query(
			sql`select ST_Area(ST_Intersection('POLYGON((0 0,2 0,2 2,0 2,0 0))'::geometry,
				'POLYGON((1 1,3 1,3 3,1 3,1 1))'::geometry, 0.001)) as areal`
		);
		expect(rows).toEqual([{ areal: 1 }]);
	});
});

describe('the proof at start', () => {
	it('refuses an engine that answers a known-bad overlay with nothing', async () => {
		await expect(proveGuard(() => Promise.resolve({ rows: [] }))).rejects.toThrow(
			'kan gi gale arealer uten varsel'
		);
	});

	it('refuses an engine that fails for another reason', async () => {
		await expect(
			proveGuard(() => Promise.reject(new Error('function st_intersection does not exist')))
		).rejects.toThrow('starter derfor ikke');
	});
});

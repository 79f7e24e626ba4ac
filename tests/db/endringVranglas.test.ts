import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lesScenario } from '../../src/lib/server/endring/las.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { engine, openTestDatabase } from '../support/database.ts';
import { lagRutenett, ruteId } from '../support/rutenett.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

/** Until so many wait for a lock on the scenario. */
async function untilWaiting(count: number): Promise<void> {
	for (;;) {
		const { rowCount } = await db.query(sql`
			select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
		if (rowCount >= count) return;
		await wait(10);
	}
}

// The embedded engine has one connection: nobody waits for a lock there.
describe.runIf(engine === 'postgresql')('changes of many objects of one scenario', () => {
	it('wait for one another in a row, and never for each other', async () => {
		const { id } = await lagRutenett(db, { planId: randomUUID() });
		const lokalIder = [ruteId(0, 0), ruteId(1, 0), ruteId(0, 1), ruteId(1, 1)];
		const read = () =>
			db.transaction(async (tx) => {
				const last = await lesScenario(tx, planlegger, id, { lokalIder, hold: true });
				await tx.query(sql`update scenario set revision = revision + 1 where id = ${id}`);
				return [last.scenario.revision, last.before.size];
			});
		const waiting: Promise<unknown>[] = [];
		// One that makes a scenario of this one, as its parent, holds its key.
		await db.transaction(async (copying) => {
			await db.transaction(async (tx) => {
				await tx.query(sql`update scenario set revision = revision + 1 where id = ${id}`);
				await copying.query(sql`select from scenario where id = ${id} for key share`);
				for (let nr = 1; nr <= 4; nr++) {
					waiting.push(read().catch((error: unknown) => error));
					await untilWaiting(nr);
				}
			});
			await Promise.all(waiting);
		});
		expect((await Promise.all(waiting)).sort()).toEqual([
			[2, 4],
			[3, 4],
			[4, 4],
			[5, 4]
		]);
	});
});

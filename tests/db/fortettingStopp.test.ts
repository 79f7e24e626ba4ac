import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conflict } from '../../src/lib/server/errors.ts';
import {
	avbrytKjoring,
	kjoringer,
	startKjoring,
	stoppDode
} from '../../src/lib/server/fortettingKjoring.ts';
import { fortettingFor } from '../../src/lib/server/fortettingSvar.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { kjor, lagTettsted, PLANLEGGER } from '../support/fortetting.ts';

let db: Database;
let scenario: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await lagTettsted(db);
});
afterAll(() => db.close());

const ALLE = { part: { limit: 1000, offset: 0 }, steps: true };
const kandidater = async () => (await fortettingFor(db, scenario, PLANLEGGER, ALLE)).candidates;

describe('a run that does not come to its end', () => {
	it('is one at a time, can be cancelled, and leaves what was shown', async () => {
		await kjor(db, scenario);
		const before = await kandidater();
		const { id, run } = await startKjoring(db, scenario, PLANLEGGER, { porsjon: 1 });
		await expect(startKjoring(db, scenario, PLANLEGGER)).rejects.toThrow(Conflict);
		const ended = run();
		await avbrytKjoring(db, id, 'Pia');
		expect((await ended).tilstand).toBe('avbrutt');
		expect(await kandidater()).toEqual(before);
		const { rows } = await db.query(sql`select from fortettingskandidat where kjoring_id = ${id}`);
		expect(rows).toEqual([]);
	});

	it('is told as stopped when its process is gone, and can be started anew', async () => {
		await kjor(db, scenario);
		const before = await kandidater();
		const { id } = await startKjoring(db, scenario, PLANLEGGER);
		// Never run: as if the server had been killed.
		await db.query(sql`
			update fortettingskjoring set puls = now() - interval '10 minutes', ferdige = 3, antall = 12 where id = ${id}`);
		expect((await kjoringer(db, scenario)).siste).toMatchObject({
			id,
			tilstand: 'stoppet',
			ferdige: 3
		});
		await stoppDode(db, false);
		expect((await kjoringer(db, scenario)).siste).toMatchObject({ id, tilstand: 'feilet' });
		expect(await kandidater()).toEqual(before);
		expect((await kjor(db, scenario)).tilstand).toBe('ferdig');
	});

	it('shows nothing of a plan that was changed meanwhile', async () => {
		await kjor(db, scenario);
		const before = await kandidater();
		const { run } = await startKjoring(db, scenario, PLANLEGGER);
		await db.query(sql`update scenario set revision = revision + 1 where id = ${scenario}`);
		const ended = await run();
		expect(ended).toMatchObject({ tilstand: 'feilet' });
		expect(ended.feil).toContain('ble endret mens kjøringen gikk');
		expect(await kandidater()).toEqual(before);
		const { run: vist } = await fortettingFor(db, scenario, PLANLEGGER, ALLE);
		expect(vist?.outdated[0]).toContain('planen er endret');
	});
});

import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import { Bridge } from '../../src/lib/server/embedded/bridge.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { startChild } from '../support/child.ts';
import { copyTemplate, engine, type TestCopy } from '../support/database.ts';

const ROUNDS = 2;
// Five starts of the engine, each 2 s of work: a busy machine needs its time.
const TIMEOUT_MS = 300_000;

describe.runIf(engine === 'embedded')('kill -9 while writing', { timeout: TIMEOUT_MS }, () => {
	let copy: TestCopy;
	beforeAll(async () => {
		copy = await copyTemplate();
	});
	afterAll(() => copy.remove());

	it('loses no acknowledged commit, leaves no half one, and the folder opens again', async () => {
		let acknowledged = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const child = startChild('writer.ts', copy.settings.dataDir);
			await child.until((line) => Number(line) >= acknowledged + 50);
			child.process.kill('SIGKILL');
			await child.ended;
			acknowledged = Number(child.lines.at(-1));
		}
		const db = await openDatabase(copy.settings);
		const { rows } = await db.query<{ antall: number; siste: number; halve: number }>(
			sql`select count(*) as antall, max(nr) as siste, count(*) filter (where fyll <> 'endret') as halve from teller`
		);
		const { rows: ways } = await db.query(
			sql`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
				current_setting('wal_sync_method') as metode`
		);
		await db.close();
		expect(ways).toEqual([{ fsync: 'on', commit: 'on', metode: 'fsync' }]);
		expect(acknowledged).toBeGreaterThanOrEqual(50 * ROUNDS);
		// The last one may have been committed and not yet told.
		expect([acknowledged, acknowledged + 1]).toContain(rows[0]?.siste);
		expect(rows[0]).toMatchObject({ antall: rows[0]?.siste, halve: 0 });
	});

	it('an engine that dies is an error to who used it, and is started anew for the next', async () => {
		const bridge = new Bridge({
			folder: join(copy.settings.dataDir, 'pg'),
			idleTransactionMs: 10_000
		});
		const pool = new pg.Pool({ user: 'postgres', stream: () => bridge.stream() });
		const lost: string[] = [];
		pool.on('error', (error) => lost.push(error.message));
		const before = await pool.query('select count(*) as antall from teller');
		await (await bridge.start()).terminate();
		const after = await pool.query('select count(*) as antall from teller');
		expect(after.rows).toEqual(before.rows);
		expect(lost).toHaveLength(1);
		await pool.end();
		await bridge.close();
	});
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { listPlans, listScenarios } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { startChild } from '../support/child.ts';
import { copyTemplate, type TestCopy } from '../support/database.ts';
import { kvadrat, planfil, type Flate } from '../support/planfil.ts';

const SIDE = 30;
const TIMEOUT_MS = 300_000;

/** A plan whose zones tile a square, all of them named after `navn`. */
const fil = (navn: string) => {
	const zones: Flate[] = Array.from({ length: SIDE * SIDE }, (_, i) => ({
		objekttype: 'KpArealformålOmråde',
		ring: kvadrat(590_000 + (i % SIDE) * 10, 6_730_000 + Math.floor(i / SIDE) * 10, 10),
		linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', `..OMRNAVN "${navn}${i}"`]
	}));
	const omrade = { objekttype: 'KpOmråde', ring: kvadrat(590_000, 6_730_000, 10 * SIDE) };
	return planfil({ plan: 'DREPT', flater: [omrade, ...zones] });
};
const OBJECTS = 2 * (SIDE * SIDE + 1);

/** What one sees of the plan: nothing, or which zones at which revision. */
async function seen(db: Database) {
	const plans = await listPlans(db, planlegger);
	const scenarios = await listScenarios(db, planlegger);
	const { rows } = await db.query<{ antall: number; navn: string | null; logg: number | null }>(sql`
		select count(o.*) as antall, string_agg(distinct left(o.omr_navn, 1), '') as navn,
			(select max(e.revision) from endring e where e.scenario_id = s.id) as logg
		from scenario s left join planobjekt o on o.scenario_id = s.id
		where s.tilstand = 'aktiv' group by s.id`);
	return { plans: plans.length, scenarios: scenarios.map((s) => s.revision), objekter: rows };
}
const nothing = { plans: 0, scenarios: [], objekter: [] };
const whole = (navn: string, revision: number) => ({
	plans: 1,
	scenarios: [revision],
	objekter: [{ antall: OBJECTS, navn, logg: revision }]
});

describe('kill -9 while importing', { timeout: TIMEOUT_MS }, () => {
	let copy: TestCopy;
	let folder: string;
	const file = (navn: string) => join(folder, `${navn}.sos`);
	beforeAll(async () => {
		copy = await copyTemplate();
		folder = await mkdtemp(join(tmpdir(), 'planbordet-drept-'));
		for (const navn of ['A', 'B']) await writeFile(file(navn), fil(navn));
		const db = await openDatabase(copy.settings);
		await syncKodelister(db);
		await db.close();
	});
	afterAll(async () => {
		await copy.remove();
		await rm(folder, { recursive: true });
	});

	/** Imports, and kills it so long after the line; then what a new process sees. */
	async function killed(navn: string, line: string, afterMs: number) {
		const child = startChild('importer.ts', JSON.stringify(copy.settings), file(navn));
		await child.until((text) => text === line);
		await wait(afterMs);
		child.process.kill('SIGKILL');
		await child.ended;
		const db = await openDatabase(copy.settings);
		// The server finds out that the client is gone when it next speaks to it.
		await db.query(sql`select from importjobb`);
		const answer = await seen(db);
		await db.close();
		return answer;
	}

	it('leaves nothing of a new plan, or the whole of it', async () => {
		for (const [line, afterMs] of [
			['startet', 600],
			['venter', 0]
		] as const) {
			const answer = await killed('A', line, afterMs);
			expect([nothing, whole('A', 1)]).toContainEqual(answer);
			if (answer.plans > 0) return;
		}
	});

	it('leaves the old revision or the new one, each whole', async () => {
		const child = startChild('importer.ts', JSON.stringify(copy.settings), file('A'));
		expect(await child.ended).toBe(0);
		const db = await openDatabase(copy.settings);
		const [before] = (await seen(db)).scenarios;
		await db.close();
		const old = whole('A', before ?? 0);
		const renewed = whole('B', (before ?? 0) + 1);
		for (const afterMs of [0, 40]) {
			const answer = await killed('B', 'venter', afterMs);
			expect([old, renewed]).toContainEqual(answer);
			if (answer.objekter[0]?.navn === 'B') return;
		}
	});

	it('can be imported again afterwards', async () => {
		const child = startChild('importer.ts', JSON.stringify(copy.settings), file('B'));
		expect(await child.ended).toBe(0);
		const db = await openDatabase(copy.settings);
		expect((await seen(db)).objekter).toMatchObject([{ antall: OBJECTS, navn: 'B' }]);
		await db.close();
	});
});

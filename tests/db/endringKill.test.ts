import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { startChild } from '../support/child.ts';
import { copyTemplate, engine, type TestCopy } from '../support/database.ts';
import { tilfeldig } from '../support/endringslast.ts';
import { bilder, etterprovLoggen } from '../support/etterprov.ts';
import { lagRutenett, type Rutenett } from '../support/rutenett.ts';

// The embedded engine takes two seconds to open, PostgreSQL none: there all fifty are killed, here some.
const DREPT = engine === 'postgresql' ? 50 : 10;
/** Killed after so many changes at the most, and so long after the last of them: a busy machine does few in a second. */
const MOST_KVITTERT = 40;
const LENGST_MS = 30;

let copy: TestCopy;
let nett: Rutenett;
let forst: Map<string, string>;

const use = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
	const db = await openDatabase(copy.settings);
	return work(db).finally(() => db.close());
};
beforeAll(async () => {
	copy = await copyTemplate();
	await use(async (db) => {
		nett = await lagRutenett(db, { planId: randomUUID(), antall: 4 });
		forst = await bilder(db, nett.id);
	});
});
afterAll(() => copy.remove());

/** `7 6f1d…=3 …`: the revision that was acknowledged, and the objects in it with their versions. */
const KVITTERING = /^(\d+) (.+)$/;

describe('kill -9 under the load of four clients that edit', { timeout: 400_000 }, () => {
	it(`at ${DREPT} random moments: every acknowledged change is there, and no half one`, async () => {
		const random = tilfeldig(1814);
		const kvittert = new Map<number, string[]>();
		for (let runde = 0; runde < DREPT; runde++) {
			const child = startChild(
				'endrer.ts',
				JSON.stringify(copy.settings),
				JSON.stringify(nett),
				String(runde + 1)
			);
			const antall = 1 + Math.floor(random() * MOST_KVITTERT);
			await child.until(() => child.lines.length >= antall);
			await wait(random() * LENGST_MS);
			child.process.kill('SIGKILL');
			await child.ended;
			for (const line of child.lines) {
				const [, revision, objekter] = KVITTERING.exec(line) ?? [];
				// Nobody is told the same revision twice: what was told before a kill stands after it.
				expect([line, kvittert.has(Number(revision))]).toEqual([line, false]);
				kvittert.set(Number(revision), objekter?.split(' ') ?? []);
			}
		}
		const { revision, linjer } = await use((db) => etterprovLoggen(db, nett.id, forst, [1, 2, 50]));
		expect(kvittert.size).toBeGreaterThan(DREPT * 5);
		expect(revision).toBeGreaterThanOrEqual(Math.max(...kvittert.keys()));
		// Those that were committed and not told of are at most one for each client that was killed.
		expect(revision - 1 - kvittert.size).toBeLessThanOrEqual(DREPT * 4);
		for (const [nr, objekter] of kvittert) {
			const lagret = [...(linjer.get(nr)?.values() ?? [])];
			const likt = lagret.map(({ id, after, version }) =>
				after === null ? id : `${id}=${version.toString()}`
			);
			expect([nr, likt.sort()]).toEqual([nr, objekter.sort()]);
		}
	});
});

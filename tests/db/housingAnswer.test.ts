import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { housingAnswer } from '../../src/lib/server/housingAnswer.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { at, datasett, mal, settMal, sone } from '../support/bolig.ts';
import { publikum } from '../support/brukere.ts';
import { engine, openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

let db: Database;
let scenario: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [sone('B1', 1110, 2, at(500, 500, 100))]);
	await datasett(db, 'tettsted', { tema: 'tettsted', wkt: at(0, 0, 1000), navn: 'Testby' });
	await datasett(db, 'vann', { tema: 'vann', wkt: at(550, 550, 10) });
	await mal(db, 'Testby', 10);
});
afterAll(() => db.close());

const need = async (from: Database) => {
	const { etag, oversikt } = await housingAnswer(from, scenario, publikum);
	return { etag, need: oversikt.totals[0]?.need };
};

describe('the housing answer', () => {
	it('has the stamp of what it was reckoned from, also when that is changed just before', async () => {
		const late: Database = {
			...db,
			snapshot: async (work) => {
				await settMal(db, 20);
				return db.snapshot(work);
			}
		};
		const answer = await need(late);
		expect(answer.need).toBe(20);
		expect(await need(db)).toEqual(answer);
		await settMal(db, 10);
		const back = await need(db);
		expect(back.need).toBe(10);
		expect(back.etag).not.toBe(answer.etag);
	});

	// The embedded engine has one connection, which nobody else has while a snapshot is read.
	it.runIf(engine === 'postgresql')(
		'sees nothing of what changes while it is reckoned',
		async () => {
			await settMal(db, 30);
			const meanwhile: Database = {
				...db,
				snapshot: (work) =>
					db.snapshot(async (tx) => {
						let asked = 0;
						return work({
							...tx,
							query: async (statement) => {
								if (++asked === 3) await settMal(db, 40);
								return tx.query(statement);
							}
						});
					})
			};
			const answer = await need(meanwhile);
			expect(answer.need).toBe(30);
			const after = await need(db);
			expect(after.need).toBe(40);
			expect(after.etag).not.toBe(answer.etag);
		}
	);

	it('is made once for those who ask at once', async () => {
		await settMal(db, 50);
		let made = 0;
		const counting: Database = {
			...db,
			snapshot: (work) => {
				made++;
				return db.snapshot(work);
			}
		};
		const answers = await Promise.all([1, 2, 3, 4].map(() => need(counting)));
		expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1);
		expect(made).toBe(1);
	});
});

describe('a snapshot', () => {
	it('is for reading', async () => {
		await expect(db.snapshot((tx) => tx.query(sql`update kommune set navn = 'x'`))).rejects.toThrow(
			'read-only'
		);
	});
});

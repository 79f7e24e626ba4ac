import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import type { Database, Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { copyTemplate, engine, type TestCopy } from '../support/database.ts';

const CLIENTS = 20;
const ROUNDS = 10;
const MEGABYTE = 1024 * 1024;

let copy: TestCopy;
let db: Database;
beforeAll(async () => {
	copy = await copyTemplate();
	db = await openDatabase({ ...copy.settings, idleTransactionMs: 1500 });
	await db.query(sql`create table runde (klient integer, runde integer, tekst text)`);
});
afterAll(async () => {
	await db.close();
	await copy.remove();
});

const expectFailure = async (
	tx: Queryable,
	work: Promise<unknown>,
	code: string
): Promise<void> => {
	await expect(work).rejects.toMatchObject({ code });
	await tx.query(sql`rollback to savepoint for_feil`);
};

/** One transaction as the app could have it: writes, an SQL error, a GEOS error, a long parameter back and forth. */
const round = (client: number, nr: number): Promise<void> =>
	db.transaction(async (tx) => {
		const mine = `${client}/${nr}`;
		await tx.query(sql`insert into runde values (${client}, ${nr}, ${mine})`);
		await tx.query(sql`savepoint for_feil`);
		await expectFailure(tx, tx.query(sql`select 1 / ${0}::integer`), '22012');
		await expectFailure(
			tx,
			tx.query(sql`select ST_Intersection('POLYGON((0 0,10 10,10 0,0 10,0 0))'::geometry,
				'POLYGON((0 5,10 5,10 6,0 5))'::geometry)`),
			'XX000'
		);
		const long = mine.padEnd(nr % 5 === 0 ? MEGABYTE : 5000, mine);
		const { rows } = await tx.query(
			sql`select ${client}::integer as klient, ${nr}::integer as runde, ${long}::text = ${long} as lik, left(${long}, 20) as start`
		);
		expect(rows).toEqual([{ klient: client, runde: nr, lik: true, start: long.slice(0, 20) }]);
	});

const singleQueries = async (client: number): Promise<void> => {
	for (let nr = 0; nr < ROUNDS; nr++) {
		const { rows } = await db.query(
			sql`select ${client}::integer as klient, ${nr}::text || '-' as nr`
		);
		expect(rows).toEqual([{ klient: client, nr: `${nr}-` }]);
	}
};

describe('many clients at once', () => {
	it('get each their own answers, through errors and long parameters', async () => {
		const clients = Array.from({ length: CLIENTS }, async (_, client) => {
			for (let nr = 0; nr < ROUNDS; nr++) await round(client, nr);
			await singleQueries(client);
		});
		await Promise.all(clients);
		const { rows } = await db.query(
			sql`select count(*) as antall, count(distinct klient) as klienter,
				count(*) filter (where tekst <> klient || '/' || runde) as gale from runde`
		);
		expect(rows).toEqual([{ antall: CLIENTS * ROUNDS, klienter: CLIENTS, gale: 0 }]);
	});

	it('a parameter of 8 MB comes back whole', async () => {
		const long = 'æ'.repeat(4 * MEGABYTE);
		const { rows } = await db.query(sql`select ${long}::text as lang`);
		expect(rows[0]?.lang === long).toBe(true);
	});
});

describe.runIf(engine === 'embedded')('a client that sits on a transaction', () => {
	it('is cut off when others wait, and its work rolled back', async () => {
		const sitting = db.transaction(async (tx) => {
			await tx.query(sql`insert into runde values (-1, 0, 'glemt')`);
			const { rows } = await db.query(sql`select count(*) as antall from runde where klient = -1`);
			await tx.query(sql`select 1`);
			return rows;
		});
		await expect(sitting).rejects.toThrow('idle-in-transaction timeout');
		const { rows } = await db.query(sql`select count(*) as antall from runde where klient = -1`);
		expect(rows).toEqual([{ antall: 0 }]);
	});

	it('is left alone while nobody waits', async () => {
		await db.transaction(async (tx) => {
			await tx.query(sql`insert into runde values (-2, 0, 'langsom')`);
			await wait(2500);
			await tx.query(sql`insert into runde values (-2, 1, 'langsom')`);
		});
		const { rows } = await db.query(sql`select count(*) as antall from runde where klient = -2`);
		expect(rows).toEqual([{ antall: 2 }]);
	});
});

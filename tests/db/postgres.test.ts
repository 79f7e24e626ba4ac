import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/lib/server/queryable.ts';
import { frequent, sql } from '../../src/lib/server/sql.ts';
import { engine, openTestDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await db.query(sql`create table prove (id integer, tekst text, data jsonb, bytes bytea, tall double precision,
		ja boolean, geom geometry(Point, 25832))`);
});
afterAll(() => db.close());

const columns = ['id', 'tekst', 'data', 'bytes', 'tall', 'ja', 'geom'];

describe('values cross the driver unchanged', () => {
	it('bigint and numeric are numbers, a date is the day as written', async () => {
		const { rows } = await db.query(
			sql`select 9007199254740991::int8 as stor, 9007199254740993::int8 as storre, 12.5::numeric as tall,
				date '2023-04-15' as dag, array[1, null]::int8[] as flere, array[date '2023-04-15'] as dager`
		);
		expect(rows).toEqual([
			{
				stor: 9007199254740991,
				storre: '9007199254740993',
				tall: 12.5,
				dag: '2023-04-15',
				flere: [1, null],
				dager: ['2023-04-15']
			}
		]);
	});

	it('a plain object is a jsonb parameter, and undefined is null', async () => {
		const data = { navn: 'Bøverbru', deler: [1, { a: null }] };
		const { rows } = await db.query(
			sql`select ${data}::jsonb as data, ${undefined}::text as ingenting`
		);
		expect(rows).toEqual([{ data, ingenting: null }]);
	});

	it('the session is in UTC on both engines', async () => {
		const { rows } = await db.query(sql`select current_setting('TimeZone') as sone`);
		expect(rows).toEqual([{ sone: 'UTC' }]);
	});
});

describe.skipIf(engine === 'embedded')('a statement that is asked all the time', () => {
	const asked = frequent(sql`select ${7}::integer as svar`);
	const kept = async () => {
		const { rows } = await db.query<{ n: number }>(
			sql`select count(*) as n from pg_prepared_statements where name like 'planbordet_%'`
		);
		return rows[0]?.n;
	};

	it('has its plan kept, and is answered also when a pooler has lost it; then it is kept no more', async () => {
		for (let i = 0; i < 2; i++) expect((await db.query(asked)).rows).toEqual([{ svar: 7 }]);
		expect(await kept()).toBe(1);
		await db.query(sql`deallocate all`);
		for (let i = 0; i < 2; i++) expect((await db.query(asked)).rows).toEqual([{ svar: 7 }]);
		expect(await kept()).toBe(0);
	});
});

describe('COPY', () => {
	const awkward = [
		'\t',
		'\\',
		'\\N',
		'\\.',
		'\n',
		'\r\n',
		'æøåÆØÅ',
		'',
		' ',
		'"',
		"'",
		'\u2028',
		'🏡'
	];

	it('brings awkward texts, json, bytes and geometry over unchanged', async () => {
		const point = '0101000020E864000000000000004022410000000080E95A41';
		const rows = awkward.map((text, id) => [
			id,
			text,
			{ [text]: [text, null, 1.5] },
			Buffer.from(text),
			0.1 + id,
			id % 2 === 0,
			point
		]);
		expect(await db.copyFrom('prove', columns, rows)).toBe(awkward.length);
		const back = await db.query(
			sql`select id, tekst, data, bytes, tall, ja, geom from prove order by id`
		);
		expect(back.rows.map((row) => columns.map((column) => row[column]))).toEqual(rows);
	});

	it('null in every column stays null', async () => {
		await db.copyFrom('prove', columns, [[99, null, null, null, undefined, null, null]]);
		const { rows } = await db.query(sql`select * from prove where id = 99`);
		expect(rows).toEqual([
			{ id: 99, tekst: null, data: null, bytes: null, tall: null, ja: null, geom: null }
		]);
	});

	it('streams rows longer than one COPY, and reads no further than asked', async () => {
		let made = 0;
		const rows = (async function* () {
			for (; made < 2500; made++) {
				if (made % 500 === 0) await Promise.resolve();
				yield [1000, 'x'.repeat(10_000)];
			}
		})();
		expect(await db.copyFrom('prove', ['id', 'tekst'], rows)).toBe(2500);
		const { rows: sums } = await db.query(
			sql`select count(*) as antall, sum(length(tekst)) as tegn from prove where id = 1000`
		);
		expect(sums).toEqual([{ antall: 2500, tegn: 25_000_000 }]);
	});

	it('a bad row in the middle leaves none of them, and the connection usable', async () => {
		const rows = [
			[2000, 'a'],
			['ikke et tall', 'b'],
			[2000, 'c']
		];
		await expect(db.copyFrom('prove', ['id', 'tekst'], rows)).rejects.toThrow(/integer/);
		const { rows: left } = await db.query(sql`select 1 from prove where id = 2000`);
		expect(left).toEqual([]);
	});

	it('a source that fails leaves no row', async () => {
		const rows = (function* () {
			yield [3000, 'x'.repeat(100_000)];
			throw new Error('kilden sviktet');
		})();
		await expect(db.copyFrom('prove', ['id', 'tekst'], rows)).rejects.toThrow('kilden sviktet');
		expect((await db.query(sql`select 1 from prove where id = 3000`)).rows).toEqual([]);
	});

	it('into a table that is not there is an error', async () => {
		await expect(db.copyFrom('finnes_ikke', ['id'], [[1]])).rejects.toThrow(/finnes_ikke/);
	});
});

describe('a transaction', () => {
	it('that throws leaves nothing', async () => {
		const failing = db.transaction(async (tx) => {
			await tx.query(sql`insert into prove (id) values (4000)`);
			await tx.copyFrom('prove', ['id'], [[4000]]);
			throw new Error('ombestemt');
		});
		await expect(failing).rejects.toThrow('ombestemt');
		expect((await db.query(sql`select 1 from prove where id = 4000`)).rows).toEqual([]);
	});

	it('that swallowed a database error does not pretend to be committed', async () => {
		const swallowing = db.transaction(async (tx) => {
			await tx.query(sql`insert into prove (id) values (5000)`);
			await tx.query(sql`select 1/0`).catch(() => undefined);
		});
		await expect(swallowing).rejects.toThrow(/rolled back/);
		expect((await db.query(sql`select 1 from prove where id = 5000`)).rows).toEqual([]);
	});
});

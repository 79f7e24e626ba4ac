import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import { migrate } from '../../src/lib/server/migrate.ts';
import { projectRoot } from '../../src/lib/server/projectRoot.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { copyTemplate, engine, openTestDatabase, type TestCopy } from '../support/database.ts';

let db: Database;
let folder = '';
beforeAll(async () => {
	db = await openTestDatabase();
	folder = await mkdtemp(join(tmpdir(), 'planbordet-migreringer-'));
	for (const part of ['migrations', 'functions'])
		await cp(join(projectRoot(), 'db', part), join(folder, part), { recursive: true });
});
afterAll(async () => {
	await db.close();
	await rm(folder, { recursive: true, force: true });
});

const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
const applied = async (): Promise<string[]> =>
	(
		await db.query<{ navn: string }>(
			sql`select navn from migrering where navn like '9%' order by navn`
		)
	).rows.map(({ navn }) => navn);

describe('migrations', () => {
	it('run once, in the order of their names', async () => {
		await write('migrations/9002_add_b.sql', 'alter table prove add column b integer;');
		await write('migrations/9001_create_prove.sql', 'create table prove (a integer);');
		await migrate(db, { folder });
		await migrate(db, { folder });
		expect(await applied()).toEqual(['9001_create_prove', '9002_add_b']);
	});

	it('one that fails leaves nothing of itself, and is named', async () => {
		const text = 'create table halvferdig (a integer); select finnes_ikke();';
		await write('migrations/9003_fail.sql', text);
		await expect(migrate(db, { folder })).rejects.toThrow('Migreringen 9003_fail feilet');
		const { rows } = await db.query(sql`select to_regclass('halvferdig') as tabell`);
		expect(rows).toEqual([{ tabell: null }]);
		await rm(join(folder, 'migrations/9003_fail.sql'));
	});

	it('a changed file is refused', async () => {
		await write('migrations/9002_add_b.sql', 'alter table prove add column b text;');
		await expect(migrate(db, { folder })).rejects.toThrow(
			'Migreringen 9002_add_b er endret etter at den ble kjørt'
		);
	});

	it('a missing file is refused', async () => {
		await rm(join(folder, 'migrations/9002_add_b.sql'));
		await expect(migrate(db, { folder })).rejects.toThrow('filen mangler i db/migrations');
		await write('migrations/9002_add_b.sql', 'alter table prove add column b integer;');
	});
});

describe('functions', () => {
	const answer = async (): Promise<unknown> =>
		(await db.query(sql`select to_jsonb(prove_svar(1)) as svar`)).rows[0]?.svar;

	it('are replaced when their file changes', async () => {
		const make = (body: string): Promise<void> =>
			write(
				'functions/prove_svar.sql',
				`create or replace function prove_svar(a integer) returns integer language sql as $$ ${body} $$;`
			);
		await make('select 1');
		await migrate(db, { folder });
		expect(await answer()).toBe(1);
		await make('select 2');
		await migrate(db, { folder });
		expect(await answer()).toBe(2);
	});

	it('with another return type replace the old one', async () => {
		await write(
			'functions/prove_svar.sql',
			"create or replace function prove_svar(a integer) returns text language sql as $$ select 'tre' $$;"
		);
		await migrate(db, { folder });
		expect(await answer()).toBe('tre');
	});

	it('with other parameters leave no old one standing', async () => {
		await write(
			'functions/prove_svar.sql',
			"create or replace function prove_svar(a bigint, b text default '') returns text language sql as $$ select 'fire' $$;"
		);
		await migrate(db, { folder });
		expect(await answer()).toBe('fire');
		const { rows } = await db.query(
			sql`select count(*) as antall from pg_proc where proname = 'prove_svar'`
		);
		expect(rows).toEqual([{ antall: 1 }]);
	});

	it('that call something that is not there are refused', async () => {
		await write(
			'functions/prove_kall.sql',
			'create or replace function prove_kall() returns integer language sql as $$ select finnes_ikke() $$;'
		);
		await expect(migrate(db, { folder })).rejects.toThrow('Databasefunksjonen prove_kall feilet');
		await rm(join(folder, 'functions/prove_kall.sql'));
	});

	it('without a file are gone', async () => {
		await rm(join(folder, 'functions/prove_svar.sql'));
		await migrate(db, { folder });
		const { rows } = await db.query(sql`select 1 from pg_proc where proname = 'prove_svar'`);
		expect(rows).toEqual([]);
	});
});

describe.runIf(engine === 'postgresql')('several app processes that start at once', () => {
	let copy: TestCopy;
	beforeAll(async () => {
		copy = await copyTemplate();
	});
	afterAll(() => copy.remove());

	it('migrate an empty database once', async () => {
		const opened = await Promise.all([1, 2, 3].map(() => openDatabase(copy.settings)));
		const [first] = opened;
		await first?.query(sql`drop schema public cascade`);
		await first?.query(sql`create schema public`);
		await Promise.all(opened.map((each) => migrate(each)));
		const { rows } =
			(await first?.query(sql`select to_regclass('planobjekt')::text as tabell`)) ?? {};
		expect(rows).toEqual([{ tabell: 'planobjekt' }]);
		await Promise.all(opened.map((each) => each.close()));
	});
});

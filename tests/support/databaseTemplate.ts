/**
 * Vitest's global set-up of the database projects: one migrated template for each engine, kept between runs and made anew
 * when a migration changes. Several runs may prepare at once: each in a place of its own, and the first one's is kept.
 */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/lib/server/db.ts';
import { migrate } from '../../src/lib/server/migrate.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { engineKey, schemaKey } from './templateKey.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Embedded: the template's data folder; PostgreSQL: the name of the template database. */
		databaseTemplate: string;
	}
}

const KEPT_MS = 24 * 60 * 60 * 1000;
const place = join(tmpdir(), `planbordet-test-${userInfo().username}`);

const use = async (db: Database, work: (db: Database) => Promise<void>): Promise<void> => {
	try {
		await work(db);
	} finally {
		await db.close();
	}
};

/** A folder that is there whole or not at all. */
const preparedFolder = async (
	name: string,
	work: (folder: string) => Promise<void>
): Promise<string> => {
	const folder = join(place, name);
	if (existsSync(folder)) return folder;
	const draft = `${folder}.${process.pid}`;
	await rm(draft, { recursive: true, force: true });
	mkdirSync(draft, { recursive: true });
	await work(draft);
	await rename(draft, folder).catch(async (error: unknown) => {
		// Another run was faster.
		if (!existsSync(folder)) throw error;
		await rm(draft, { recursive: true });
	});
	return folder;
};

const removeOldTemplates = async (): Promise<void> => {
	for (const name of readdirSync(place)) {
		const folder = join(place, name);
		const unused = Date.now() - statSync(folder).mtimeMs;
		if (unused > KEPT_MS && !name.startsWith('tom-')) await rm(folder, { recursive: true });
	}
};

const embeddedTemplate = async (): Promise<string> => {
	// To make a database with PostGIS takes ten seconds; to migrate it two: so the empty one is kept apart.
	const empty = await preparedFolder(`tom-${engineKey()}`, async (dataDir) =>
		use(await openDatabase({ dataDir }), async () => {})
	);
	const template = await preparedFolder(`mal-${schemaKey()}`, async (dataDir) => {
		await cp(empty, dataDir, { recursive: true });
		await use(await openDatabase({ dataDir }), migrate);
	});
	await removeOldTemplates();
	return template;
};

const withDatabase = (url: string, name: string): string =>
	Object.assign(new URL(url), { pathname: `/${name}` }).toString();

const postgresqlTemplate = async (url: string): Promise<string> => {
	const name = `planbordet_mal_${schemaKey()}`;
	const admin = new pg.Client({ connectionString: url });
	await admin.connect();
	try {
		const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
		if (rowCount !== 0) return name;
		const draft = `${name}_${process.pid}`;
		await admin.query(`drop database if exists ${draft} with (force)`);
		await admin.query(`create database ${draft} template template0 encoding 'UTF8'`);
		const databaseUrl = withDatabase(url, draft);
		await use(await openDatabase({ databaseUrl, dataDir: place }), migrate);
		await admin.query(`alter database ${draft} rename to ${name}`).catch(async () => {
			await admin.query(`drop database ${draft} with (force)`);
		});
		return name;
	} finally {
		await admin.end();
	}
};

const setup = async (project: TestProject): Promise<void> => {
	const engine = project.config.env.PLANBORDET_TEST_ENGINE;
	if (engine === 'postgresql')
		project.provide('databaseTemplate', await postgresqlTemplate(testDatabaseUrl()));
	else project.provide('databaseTemplate', await embeddedTemplate());
};
export default setup;

const testDatabaseUrl = (): string => {
	const url = process.env.TEST_DATABASE_URL;
	if (url === undefined) throw new Error('TEST_DATABASE_URL is not set');
	return url;
};

import { randomUUID } from 'node:crypto';
import { constants, cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import type { DatabaseSettings } from '../../src/lib/server/db.ts';
import type { Database } from '../../src/lib/server/queryable.ts';

export const engine: Database['engine'] =
	process.env.PLANBORDET_TEST_ENGINE === 'postgresql' ? 'postgresql' : 'embedded';

/** A private copy of the migrated template, not yet opened. */
export interface TestCopy {
	readonly settings: DatabaseSettings;
	remove(): Promise<void>;
}

const asAdmin = async (text: string): Promise<void> => {
	const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
	await admin.connect();
	try {
		await admin.query(text);
	} finally {
		await admin.end();
	}
};

const copyDatabase = async (): Promise<TestCopy> => {
	const name = `planbordet_test_${randomUUID().replaceAll('-', '')}`;
	await asAdmin(`create database ${name} template ${inject('databaseTemplate')}`);
	const url = Object.assign(new URL(process.env.TEST_DATABASE_URL ?? ''), { pathname: `/${name}` });
	return {
		settings: { databaseUrl: url.toString(), dataDir: '' },
		remove: () => asAdmin(`drop database ${name} with (force)`)
	};
};

const copyFolder = async (): Promise<TestCopy> => {
	const dataDir = await mkdtemp(join(tmpdir(), 'planbordet-test-'));
	// A thousand small files: the asynchronous one takes twice the time.
	cpSync(inject('databaseTemplate'), dataDir, {
		recursive: true,
		mode: constants.COPYFILE_FICLONE
	});
	return { settings: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
};

/** A private, migrated, empty database of the engine under test. */
export const copyTemplate = (): Promise<TestCopy> =>
	engine === 'postgresql' ? copyDatabase() : copyFolder();

/** The same, opened; `close` removes it. */
export const openTestDatabase = async (): Promise<Database> => {
	const copy = await copyTemplate();
	const db = await openDatabase(copy.settings);
	return {
		...db,
		close: async () => {
			await db.close();
			await copy.remove();
		}
	};
};

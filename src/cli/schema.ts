/**
 * `npm run db:schema`: makes an empty database, migrates it, and writes its schema to db/schema.sql. With
 * TEST_DATABASE_URL that is a throw-away database there (a second or two), else an embedded one in a temporary folder.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type DatabaseSettings } from '../lib/server/db.ts';
import { migrate } from '../lib/server/migrate.ts';
import { projectRoot } from '../lib/server/projectRoot.ts';
import { readSchema } from '../lib/server/schema.ts';

const migratedSchema = async (settings: DatabaseSettings): Promise<string> => {
	const db = await openDatabase(settings);
	try {
		await migrate(db);
		return await readSchema(db);
	} finally {
		await db.close();
	}
};

const embeddedSchema = async (): Promise<string> => {
	const dataDir = await mkdtemp(join(tmpdir(), 'planbordet-skjema-'));
	try {
		return await migratedSchema({ dataDir });
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
};

const postgresqlSchema = async (url: string): Promise<string> => {
	const name = `planbordet_skjema_${randomUUID().replaceAll('-', '')}`;
	const admin = await openDatabase({ databaseUrl: url, dataDir: '' });
	try {
		await admin.query({ text: `create database ${name} template template0`, values: [] });
		const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).toString();
		return await migratedSchema({ databaseUrl, dataDir: '' });
	} finally {
		await admin.query({ text: `drop database if exists ${name} with (force)`, values: [] });
		await admin.close();
	}
};

const url = process.env.TEST_DATABASE_URL;
const schema = url === undefined ? await embeddedSchema() : await postgresqlSchema(url);
await writeFile(join(projectRoot(), 'db/schema.sql'), schema);

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../lib/server/app.ts';
import { syncKodelister } from '../lib/server/codelists.ts';
import { openDatabase } from '../lib/server/db.ts';
import { NotFound } from '../lib/server/errors.ts';
import { migrate } from '../lib/server/migrate.ts';
import type { Database } from '../lib/server/queryable.ts';
import type { Io } from './command.ts';

export interface CommandDatabase {
	/** Where it is said which database is used. */
	readonly io: Io;
	/** The command asks about what is there, or changes it: it must not make an empty database of a mistyped folder. */
	readonly existing?: boolean;
	readonly env?: NodeJS.ProcessEnv;
}

/** Says which database a command answers from, or that it makes one; NotFound where it needs one that is there. */
function tellDatabase({ io, existing = false }: CommandDatabase, folder: string | null): void {
	const isThere = folder === null || existsSync(join(folder, 'pg'));
	if (!isThere && existing)
		throw new NotFound(
			`Det er ingen database i mappa ${folder}. Sett PLANBORDET_DATA til rett mappe, eller DATABASE_URL, eller start serveren først.`
		);
	if (existing) io.err(`Database: ${folder ?? 'PostgreSQL (DATABASE_URL)'}`);
	else if (!isThere) io.err(`Lager en ny database i ${folder}`);
}

/**
 * Runs `work` on the database that the server uses (DATABASE_URL, or the folder PLANBORDET_DATA), migrated and closed
 * afterwards. Where a server is running on the folder, through its socket.
 */
export async function withDatabase<T>(
	command: CommandDatabase,
	work: (db: Database) => Promise<T>
): Promise<T> {
	const env = command.env ?? process.env;
	const folder = dataDir(env);
	const hasUrl = env.DATABASE_URL !== undefined && env.DATABASE_URL !== '';
	tellDatabase(command, hasUrl ? null : folder);
	const db = await openDatabase({ databaseUrl: env.DATABASE_URL, dataDir: folder });
	try {
		await migrate(db);
		await syncKodelister(db);
		return await work(db);
	} finally {
		await db.close();
	}
}

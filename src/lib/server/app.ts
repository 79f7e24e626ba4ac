import { resolve } from 'node:path';
import { syncKodelister } from './codelists.ts';
import { isEmpty, loadIllustration } from './illustration.ts';
import { openDatabase } from './db.ts';
import { stoppDode } from './fortettingKjoring.ts';
import { failInterrupted } from './import/discard.ts';
import { migrate } from './migrate.ts';
import type { Database } from './queryable.ts';

// On globalThis: Vite's development server replaces this module, and the folder has one owner.
const held = globalThis as typeof globalThis & { planbordetDatabase?: Database | null };

/** Where the embedded engine keeps its files. */
export const dataDir = (env: NodeJS.ProcessEnv): string => resolve(env.PLANBORDET_DATA ?? './data');

/** On the embedded engine unless PLANBORDET_DEMO=0; on PostgreSQL only with PLANBORDET_DEMO=1. */
const wantsIllustration = (env: NodeJS.ProcessEnv, { engine }: Database): boolean =>
	env.PLANBORDET_DEMO === undefined ? engine === 'embedded' : env.PLANBORDET_DEMO === '1';

/**
 * Opens and migrates the database once, at the start of the server; with the illustration data on the
 * first start of the embedded engine (PLANBORDET_DEMO=0 leaves it out, =1 loads it on PostgreSQL too).
 */
export async function startApp(
	env: NodeJS.ProcessEnv,
	log: (line: string) => void
): Promise<Database> {
	if (held.planbordetDatabase) return held.planbordetDatabase;
	const db = await openDatabase({
		databaseUrl: env.DATABASE_URL,
		dataDir: dataDir(env),
		exclusive: true,
		log
	});
	await migrate(db, { log });
	await syncKodelister(db);
	if (wantsIllustration(env, db) && (await isEmpty(db))) await loadIllustration(db, log);
	await failInterrupted(db);
	await stoppDode(db, db.engine === 'embedded');
	held.planbordetDatabase = db;
	return db;
}

/** The open database; throws before startApp has answered. */
export function appDatabase(): Database {
	if (!held.planbordetDatabase) throw new Error('startApp has not been called');
	return held.planbordetDatabase;
}

/** Ends every connection; the embedded engine writes its last pages and gives up the folder. */
export async function stopApp(): Promise<void> {
	const db = held.planbordetDatabase;
	held.planbordetDatabase = null;
	await db?.close();
}

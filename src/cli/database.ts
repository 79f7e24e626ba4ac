import { dataDir } from '../lib/server/app.ts';
import { syncKodelister } from '../lib/server/codelists.ts';
import { openDatabase } from '../lib/server/db.ts';
import { migrate } from '../lib/server/migrate.ts';
import type { Database } from '../lib/server/queryable.ts';

/**
 * Runs `work` on the database that the server uses (DATABASE_URL, or the folder PLANBORDET_DATA), migrated and closed
 * afterwards. Where a server is running on the folder, through its socket.
 */
export async function withDatabase<T>(
	work: (db: Database) => Promise<T>,
	env: NodeJS.ProcessEnv = process.env
): Promise<T> {
	const db = await openDatabase({ databaseUrl: env.DATABASE_URL, dataDir: dataDir(env) });
	try {
		await migrate(db);
		await syncKodelister(db);
		return await work(db);
	} finally {
		await db.close();
	}
}

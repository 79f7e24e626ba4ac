import packageJson from '../../../package.json' with { type: 'json' };
import type { Database } from './queryable.ts';
import { sql } from './sql.ts';

export interface Health {
	readonly ok: boolean;
	readonly engine: 'embedded' | 'postgresql';
	/** PostGIS release, such as 3.6.2. */
	readonly postgis: string;
	/** Planbordet's own version. */
	readonly version: string;
}

/** Can the application serve? Answered by asking PostGIS, so a database that is down shows as a failure. */
export async function health(db: Database): Promise<Health> {
	const { rows } = await db.query<{ version: string }>(
		sql`select postgis_lib_version() as version`
	);
	return {
		ok: true,
		engine: db.engine,
		postgis: rows[0]?.version ?? 'ukjent',
		version: packageJson.version
	};
}

import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';

interface Logget {
	op: string;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
	lokal_id: string;
}
/** The objects that a revision's line in the log holds. */
export const logg = async (db: Queryable, scenarioId: number, revision: number) => {
	const { rows } = await db.query<Logget>(sql`
		select eo.op, eo.before, eo.after, eo.lokal_id
		from endring e join endring_objekt eo on eo.endring_id = e.id
		where e.scenario_id = ${scenarioId} and e.revision = ${revision}`);
	return rows;
};

interface Lagret {
	lokal_id: string;
	omr_navn: string | null;
	version: number;
}
/** The objects of a scenario as they stand, by identity. */
export const objekter = async (db: Queryable, scenarioId: number) => {
	const { rows } = await db.query<Lagret>(sql`
		select lokal_id, omr_navn, version from planobjekt where scenario_id = ${scenarioId}
		order by lokal_id`);
	return rows;
};

import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** One changeset of a scenario: who did what, when, and to how many objects. */
export interface Loggrad {
	readonly revision: number;
	readonly hvem: string;
	readonly tidspunkt: Date;
	readonly melding: string;
	readonly antallObjekter: number;
}

/** What has been done to this scenario, the last first? The caller has checked that the person may see it. */
export async function listEndringer(
	db: Queryable,
	scenarioId: number,
	limit = 200
): Promise<Loggrad[]> {
	const { rows } = await db.query<Loggrad>(sql`
		select e.revision, e.hvem, e.tidspunkt, e.melding,
			(select count(*)::integer from endring_objekt o where o.endring_id = e.id) as "antallObjekter"
		from endring e
		where e.scenario_id = ${scenarioId}
		order by e.revision desc
		limit ${limit}`);
	return rows;
}

import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

/**
 * Throws a staged scenario away, with the plan and the municipality that came with it where nothing else stands on
 * them: a mistyped plan ID must not be found by the next import. What is active is not touched.
 */
export async function discardStaged(tx: Queryable, scenarioId: number): Promise<void> {
	const { rows } = await tx.query<{ planId: number; kommunenummer: string }>(sql`
		select p.id as "planId", p.kommunenummer from scenario s join plan p on p.id = s.plan_id
		where s.id = ${scenarioId} and s.tilstand = 'under-import'`);
	const staged = rows[0];
	if (!staged) return;
	const { planId, kommunenummer } = staged;
	// The order of findTarget: municipality, then plan; else the two could wait for each other.
	await tx.query(sql`select from kommune where kommunenummer = ${kommunenummer} for update`);
	await tx.query(sql`select from plan where id = ${planId} for update`);
	await tx.query(sql`
		delete from scenario where id = ${scenarioId} and tilstand = 'under-import'`);
	await tx.query(sql`
		delete from plan p where p.id = ${planId} and not p.illustrasjon
			and not exists (select from scenario s where s.plan_id = p.id)`);
	// A municipality that an import made has no name.
	await tx.query(sql`
		delete from kommune k where k.kommunenummer = ${kommunenummer} and k.navn is null
			and not exists (select from plan t where t.kommunenummer = k.kommunenummer)
			and not exists (select from datasett t where t.kommunenummer = k.kommunenummer)
			and not exists (select from eiendom t where t.kommunenummer = k.kommunenummer)
			and not exists (select from bygning t where t.kommunenummer = k.kommunenummer)
			and not exists (select from boligmal t where t.kommunenummer = k.kommunenummer)
			and not exists (select from boligparametersett t where t.kommunenummer = k.kommunenummer)`);
}

/**
 * Imports that were being read when their process ended will never be done: they are said to have failed. On the
 * embedded engine there is one process, so all of them; on PostgreSQL another may be at work, so the old ones.
 */
export async function failInterrupted(db: Database): Promise<void> {
	const feil = {
		code: 'avbrutt-start',
		message:
			'Serveren ble startet på nytt mens fila ble lest. Ingenting er endret. Les den inn igjen.'
	};
	const oldEnough = db.engine === 'embedded' ? '0 seconds' : '1 hour';
	await db.transaction(async (tx) => {
		const { rows } = await tx.query<{ scenarioId: number | null }>(sql`
			update importjobb set tilstand = 'feilet', feil = ${JSON.stringify(feil)}
			where tilstand in ('leses', 'lagres') and opprettet <= now() - ${oldEnough}::interval
			returning scenario_id as "scenarioId"`);
		for (const { scenarioId } of rows) if (scenarioId !== null) await discardStaged(tx, scenarioId);
	});
}

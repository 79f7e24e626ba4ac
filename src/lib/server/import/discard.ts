import type { Database, Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';

/**
 * Throws a staged scenario away, with the plan and the municipality that came with it where nothing else stands on
 * them: a mistyped plan ID must not be found by the next import. What is active is not touched, nor a plan that somebody
 * has entered something about.
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
			and not exists (select from scenario s where s.plan_id = p.id)
			and not exists (select from plandokument t where t.plan_id = p.id)
			and not exists (select from formalsandelsett t where t.plan_id = p.id)`);
	// A municipality that an import made has no name.
	await tx.query(sql`
		delete from kommune k where k.kommunenummer = ${kommunenummer} and k.navn is null
			and not exists (select from plan t where t.kommunenummer = k.kommunenummer)
			and not exists (select from datasett t where t.kommunenummer = k.kommunenummer)
			and not exists (select from eiendom t where t.kommunenummer = k.kommunenummer)
			and not exists (select from bygning t where t.kommunenummer = k.kommunenummer)
			and not exists (select from mal t where t.kommunenummer = k.kommunenummer)
			and not exists (select from behovsett t where t.kommunenummer = k.kommunenummer)
			and not exists (select from boligsosialtsett t where t.kommunenummer = k.kommunenummer)
			and not exists (select from boligparametersett t where t.kommunenummer = k.kommunenummer)
			and not exists (select from fortettingssett t where t.kommunenummer = k.kommunenummer)
			and not exists (select from fortettingsreservasjon t where t.kommunenummer = k.kommunenummer)`);
}

/** Seconds between two signs of life of an import that is being read, and how long without one it counts as dead. */
export const PULS_S = 15;
export const STILLE_S = 120;

/** Imports whose process ended while it read will never be done: they are said to have failed. */
async function failDead(db: Database, which: Statement): Promise<void> {
	const feil = {
		code: 'avbrutt-start',
		message: 'Serveren stoppet mens fila ble lest. Ingenting er endret. Les den inn igjen.'
	};
	await db.transaction(async (tx) => {
		const { rows } = await tx.query<{ scenarioId: number | null }>(sql`
			update importjobb set tilstand = 'feilet', feil = ${JSON.stringify(feil)}
			where tilstand in ('leses', 'lagres') and ${which}
			returning scenario_id as "scenarioId"`);
		for (const { scenarioId } of rows) if (scenarioId !== null) await discardStaged(tx, scenarioId);
	});
}

const stille = sql`puls < now() - make_interval(secs => ${STILLE_S})`;

/**
 * At the start of a server: on the embedded engine there is one process, so every import that was being read is dead; on
 * PostgreSQL another may be at work, so those without a sign of life.
 */
export const failInterrupted = (db: Database): Promise<void> =>
	failDead(db, db.engine === 'embedded' ? sql`true` : stille);

/** While somebody waits for it: fails the import if its process has given no sign of life. */
export const failIfDead = (db: Database, id: string): Promise<void> =>
	failDead(db, sql`id = ${id} and ${stille}`);

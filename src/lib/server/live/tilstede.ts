import * as v from 'valibot';
import type { Bruker } from '../auth/bruker.ts';
import { uuidfelt } from '../felter.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

/** One that is not heard from for so long is not here: a browser that fell asleep, a server that was killed. */
const BORTE = '60 seconds';

/** Which browser, and which object its person has before them; null: none. */
export const tilstedeSchema = v.strictObject({
	client: uuidfelt(),
	object: v.nullable(uuidfelt())
});
export type Tilstede = v.InferOutput<typeof tilstedeSchema>;

/** Someone who is at a scenario. */
export interface Naervaer {
	readonly who: string;
	readonly client: string;
	readonly object: string | null;
}

const fortell = (scenarioId: number) =>
	sql`pg_notify('planbordet', 'tilstede ' || ${scenarioId}::integer)`;

/** Is the row `t` what this person said? By the account; a key has none, and is known by its name. */
const egen = ({ kontoId, navn }: Bruker) =>
	sql`(t.konto_id = ${kontoId}::integer
		or (t.konto_id is null and ${kontoId}::integer is null and t.navn = ${navn}))`;

/** Says where a browser is; another account's browser is not spoken for. */
export async function meldTilstede(
	db: Queryable,
	bruker: Bruker,
	scenarioId: number,
	{ client, object }: Tilstede
): Promise<void> {
	await db.query(sql`
		with her as (
			insert into tilstede as t (scenario_id, klient, konto_id, navn, lokal_id)
			values (${scenarioId}, ${client}, ${bruker.kontoId}, ${bruker.navn}, ${object})
			on conflict (scenario_id, klient) do update set lokal_id = excluded.lokal_id, navn = excluded.navn, sett = now()
			where ${egen(bruker)}
			returning true
		)
		select ${fortell(scenarioId)} from her`);
}

/** The browsers whose streams are open here are still there. */
export async function fortsattTilstede(
	db: Queryable,
	scenarioId: number,
	klienter: readonly string[]
): Promise<void> {
	if (klienter.length === 0) return;
	await db.query(sql`
		update tilstede set sett = now() where scenario_id = ${scenarioId} and klient = any(${klienter}::uuid[])`);
}

/** A stream has ended: its browser is gone, or comes again. Another's is not taken away. */
export async function meldBorte(
	db: Queryable,
	bruker: Bruker,
	scenarioId: number,
	klient: string
): Promise<void> {
	await db.query(sql`
		with borte as (
			delete from tilstede t where t.scenario_id = ${scenarioId}
				and ((t.klient = ${klient} and ${egen(bruker)}) or t.sett < now() - ${BORTE}::interval) returning true
		)
		select ${fortell(scenarioId)} from borte limit 1`);
}

/** Who is at the scenario now, by name, and at which of its objects? One that is not there, or not yet, is none. */
export async function hvemErHer(db: Queryable, scenarioId: number): Promise<Naervaer[]> {
	const { rows } = await db.query<Naervaer>(sql`
		select navn as who, klient as client, (
			select o.lokal_id from planobjekt o where o.scenario_id = t.scenario_id and o.lokal_id = t.lokal_id
		) as object
		from tilstede t
		where scenario_id = ${scenarioId} and sett > now() - ${BORTE}::interval
		order by navn, klient`);
	return rows;
}

import { Uakseptabel } from '../errors.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

/** Which of these has the scenario never had: neither now, nor by its log? */
async function ukjente(
	tx: Queryable,
	scenarioId: number,
	lokalIder: readonly string[]
): Promise<string[]> {
	const { rows } = await tx.query<{ lokalId: string }>(sql`
		select u.lokal_id as "lokalId" from unnest(${lokalIder}::uuid[]) as u (lokal_id)
		where not exists (
			select from planobjekt o where o.scenario_id = ${scenarioId} and o.lokal_id = u.lokal_id
		) and not exists (
			select from endring_objekt l join endring e on e.id = l.endring_id
			where l.lokal_id = u.lokal_id and e.scenario_id = ${scenarioId}
		)`);
	return rows.map(({ lokalId }) => lokalId);
}

/** Uakseptabel with every object that the scenario has not, and never had: nobody was first, it was never there. */
export async function assertKjente(
	tx: Queryable,
	scenarioId: number,
	lokalIder: readonly string[]
): Promise<void> {
	if (lokalIder.length === 0) return;
	const avvik = (await ukjente(tx, scenarioId, lokalIder)).map((object) => ({
		rule: 'plan.objekt.ukjent',
		severity: 'feil' as const,
		message: `Objektet ${object} finnes ikke i scenariet.`,
		object
	}));
	const [forste] = avvik;
	if (forste) throw new Uakseptabel(`${forste.message} Bruk lokalId til et som er der.`, avvik);
}

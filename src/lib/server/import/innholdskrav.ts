import type { Avvik } from '../../domain/avvik.ts';
import { temaFor } from '../../domain/plan/objekttyper.ts';
import { erPlanobjekt } from '../../domain/plan/planinnhold.ts';
import { formatAntall } from '../../domain/tall.ts';
import { BadRequest } from '../badRequest.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

interface Lest {
	/** All objects of the file, with and without geometry. */
	readonly objekter: readonly { readonly objekttype: string }[];
	/** What was said of those that could not be stored. */
	readonly invalid: readonly Avvik[];
}

const erPlan = ({ objekttype }: { objekttype: string }): boolean => erPlanobjekt(objekttype);
/** What a plan is made of: border lines, and types that nothing is known of, are none without it. */
const erBarende = ({ objekttype }: { objekttype: string }): boolean =>
	!['grense', 'annet'].includes(temaFor(objekttype));

/**
 * BadRequest for a file of which no plan object could be stored: there is nothing to look at, and nothing that could take the
 * place of a plan. One bad object among good ones is put aside and told.
 */
export async function requireStored(
	tx: Queryable,
	scenarioId: number,
	{ objekter, invalid }: Lest
): Promise<void> {
	const { rows } = await tx.query<{ objekttype: string }>(sql`
		select distinct objekttype from planobjekt where scenario_id = ${scenarioId}`);
	const teller = objekter.some(erBarende) ? erBarende : erPlan;
	if (rows.some(teller)) return;
	const antall = objekter.filter(teller).length;
	const hvilke =
		antall === 1 ? 'Planobjektet' : `Ingen av de ${formatAntall(antall)} planobjektene`;
	const ikke = antall === 1 ? ' ikke' : '';
	const grunn = invalid[0]?.message.replace(' og er lagt til side', '');
	throw new BadRequest(
		'ingen-lagret',
		`${hvilke} i fila kan${ikke} lagres, så ingenting er lest inn. ${grunn ?? 'De har ingen geometri.'}`,
		422
	);
}

/** How many purposes are lost with the scenario that is replaced, where the staged one has none at all? */
export async function formalBorte(
	db: Queryable,
	scenarioId: number,
	replaces: number | null
): Promise<{ antall: number; avvik: Avvik[] }> {
	const { rows } = await db.query<{ antall: number }>(sql`
		select count(*)::integer as antall from planobjekt o
		where o.scenario_id = ${replaces}::integer and o.tema = 'arealformal' and o.areal_m2 > 0 and not exists (
			select from planobjekt n
			where n.scenario_id = ${scenarioId} and n.tema = 'arealformal' and n.areal_m2 > 0)`);
	const antall = rows[0]?.antall ?? 0;
	if (antall === 0) return { antall, avvik: [] };
	const message = `Det som erstattes, har ${formatAntall(antall)} arealformål. Fila har ingen som kan lagres: tas den i bruk, er planen uten formål.`;
	return { antall, avvik: [{ rule: 'import.formal.borte', severity: 'feil', message }] };
}

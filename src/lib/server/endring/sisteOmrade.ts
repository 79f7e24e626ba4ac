import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import { PA_GRUNNEN } from '../../domain/rules/plan/niva.ts';
import { planomrade } from '../../domain/rules/plan/planomrade.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';

/** What a change took out, or changed, of a level. */
interface Niva {
	readonly tema: string;
	readonly niva: number;
	readonly before: readonly { readonly lokalId: string; readonly geometry: Geometry }[];
}

/** Of these levels, those that have purposes and no plan area. */
async function utenOmrade(
	tx: Queryable,
	scenarioId: number,
	nivaer: readonly number[]
): Promise<ReadonlySet<number>> {
	const { rows } = await tx.query<{ niva: number }>(sql`
		select coalesce(o.vertikalniva, ${PA_GRUNNEN}) as niva from planobjekt o
		where o.scenario_id = ${scenarioId} and o.tema in ('arealformal', 'planomrade') and ST_Dimension(o.geom) = 2
			and coalesce(o.vertikalniva, ${PA_GRUNNEN}) = any(${nivaer}::integer[])
		group by 1 having not bool_or(o.tema = 'planomrade')`);
	return new Set(rows.map(({ niva }) => niva));
}

const setning = (niva: number): string => {
	const hvor = niva === PA_GRUNNEN ? '' : ` på vertikalnivå ${niva.toString()}`;
	return `Dette er det siste planområdet${hvor}, og det er arealformål i det. Tegn et nytt planområde, eller slett formålene, i den samme endringen.`;
};

/**
 * The plan areas that a change took away from purposes that are still there: what those are to fill would be told by nothing. A
 * plan that has none, such as a file may bring, is no worse for it.
 */
export async function sisteOmrader(
	tx: Queryable,
	scenarioId: number,
	nivaer: readonly Niva[]
): Promise<Avvik[]> {
	const tatt = nivaer.filter(({ tema, before }) => tema === 'planomrade' && before.length > 0);
	if (tatt.length === 0) return [];
	const uten = await utenOmrade(
		tx,
		scenarioId,
		tatt.map(({ niva }) => niva)
	);
	return tatt
		.filter(({ niva }) => uten.has(niva))
		.flatMap(({ niva, before: [forste] }) =>
			forste
				? {
						rule: planomrade.id,
						severity: 'feil' as const,
						message: setning(niva),
						object: forste.lokalId,
						place: forste.geometry
					}
				: []
		);
}

import { PA_GRUNNEN } from '../domain/rules/plan/niva.ts';
import { sql } from './sql.ts';
import type { Turer } from './turer.ts';

/** So many pairs are kept to be measured, and so many neighbours of one purpose. */
const MOST_PAR = 500_000;
const MOST_NABOER = 5000;
/** Purposes of one portion: in a heap each of them has `MOST_NABOER` neighbours. */
const MOST_FORMAL = 256;

export interface Par {
	readonly a: number;
	readonly b: number;
}

export interface Naboskap {
	/** The first of each purpose, then the second of each: with too little time everyone has been looked at a little. */
	readonly par: readonly Par[];
	/** Purposes whose neighbours are not all among the pairs. */
	readonly formalIgjen: number;
}

function rundeForRunde(alle: readonly (readonly Par[])[]): Par[] {
	const par: Par[] = [];
	for (let runde = 0, igjen = alle; igjen.length > 0; runde++) {
		igjen = igjen.filter((naboer) => naboer.length > runde);
		for (const naboer of igjen) par.push(...naboer.slice(runde, runde + 1));
	}
	return par;
}

/** Which purposes on one vertikalnivå have boxes that meet? By the index alone; each pair once. */
export async function naboer(turer: Turer, formal: readonly number[]): Promise<Naboskap> {
	const { rows, left } = await turer.each<number, Par>(
		formal,
		(del) => sql`
			select a.id as a, n.id as b from planobjekt a
			cross join lateral (
				select b.id from planobjekt b
				where b.scenario_id = a.scenario_id and b.tema = 'arealformal' and b.id > a.id
					and b.geom && a.geom and ST_Dimension(b.geom) = 2
					and coalesce(b.vertikalniva, ${PA_GRUNNEN}) = coalesce(a.vertikalniva, ${PA_GRUNNEN})
				limit ${MOST_NABOER}
			) n
			where a.id = any(${del}::bigint[])`,
		{ most: MOST_FORMAL, enough: MOST_PAR }
	);
	const alle = [...Map.groupBy(rows, ({ a }) => a).values()];
	const avkortet = alle.filter((par) => par.length >= MOST_NABOER).length;
	return { par: rundeForRunde(alle), formalIgjen: left + avkortet };
}

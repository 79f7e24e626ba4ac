import type { Bruker } from '#lib/server/auth/bruker.ts';
import { csvtabell } from '#lib/server/csvtabell.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { Database } from '#lib/server/queryable.ts';
import { infilltabeller } from './regneark.ts';

/** Infill as a file: each candidate for planners, the groups for others (`?tabell=grupper` for planners too). */
export async function regnearksvar(
	{ db, bruker }: { readonly db: Database; readonly bruker: Bruker },
	id: number,
	search: URLSearchParams
): Promise<Response> {
	const scenario = await scenarioById(db, bruker, id);
	return csvtabell(infilltabeller(db, bruker, scenario), search, id);
}

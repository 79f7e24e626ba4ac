import type { Bruker } from '../auth/bruker.ts';
import { csvtabell } from '../csvtabell.ts';
import { scenarioById } from '../plans.ts';
import type { Database } from '../queryable.ts';
import { infilltabeller } from './infill.ts';

/** Infill as a file: each candidate for planners, the groups for others (`?tabell=grupper` for planners too). */
export async function regnearksvar(
	{ db, bruker }: { readonly db: Database; readonly bruker: Bruker },
	id: number,
	search: URLSearchParams
): Promise<Response> {
	const scenario = await scenarioById(db, bruker, id);
	return csvtabell(infilltabeller(db, bruker, scenario), search, id);
}

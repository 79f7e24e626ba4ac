import { serInterneDatasett } from '#lib/server/access.ts';
import type { Bruker } from '#lib/server/auth/bruker.ts';
import { csvsvar } from '#lib/server/csvsvar.ts';
import { valgtTabell, type Csvtabell } from '#lib/server/csvtabell.ts';
import { alleKandidater, fortettingFor } from '#lib/server/fortettingSvar.ts';
import { begun } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { Database } from '#lib/server/queryable.ts';
import { gruppecsv, kandidatcsv } from './regneark.ts';

type Fil = Csvtabell<Promise<string | AsyncIterable<string>>>;

/** Infill as a file: each candidate for planners, the groups for others (`?tabell=grupper` for planners too). */
export async function regnearksvar(
	{ db, bruker }: { readonly db: Database; readonly bruker: Bruker },
	id: number,
	search: URLSearchParams
): Promise<Response> {
	const scenario = await scenarioById(db, bruker, id);
	const grupper: Fil = {
		fil: 'grupper',
		tekst: async () => gruppecsv(await fortettingFor(db, id, bruker))
	};
	const kandidater: Fil = {
		fil: 'kandidater',
		tekst: async () => kandidatcsv(await begun(alleKandidater(db, scenario, bruker)))
	};
	const { tekst } = valgtTabell(
		serInterneDatasett(bruker) ? [kandidater, grupper] : [grupper],
		search
	);
	return csvsvar(await tekst(), `fortetting-${id}.csv`);
}

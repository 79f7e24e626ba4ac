import { serInterneDatasett } from '#lib/server/access.ts';
import { csvsvar } from '#lib/server/csvsvar.ts';
import { alleKandidater, fortettingFor } from '#lib/server/fortettingSvar.ts';
import { api, begun, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import { gruppecsv, kandidatcsv } from './regneark.ts';
import type { RequestHandler } from './$types';

/** As a spreadsheet opens it: each candidate for planners, the groups for others (`?tabell=grupper` for planners too). */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const isGrupper = !serInterneDatasett(bruker) || url.searchParams.get('tabell') === 'grupper';
	const tabell = isGrupper
		? gruppecsv(await fortettingFor(db, scenario.id, bruker))
		: kandidatcsv(await begun(alleKandidater(db, scenario, bruker)));
	return csvsvar(tabell, `fortetting-${scenario.id}.csv`);
});

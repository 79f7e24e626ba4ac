import { fortettingFor } from '#lib/server/fortettingSvar.ts';
import { api, parseId } from '#lib/server/http.ts';
import { gruppecsv, kandidatcsv } from './regneark.ts';
import type { RequestHandler } from './$types';

/** As a spreadsheet opens it: each candidate for planners, the groups for others (`?tabell=grupper` for planners too). */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const all = { limit: 1_000_000, offset: 0 };
	const svar = await fortettingFor(db, parseId(params.id, 'id'), bruker, {
		part: all,
		steps: false
	});
	const isGrupper = !svar.each || url.searchParams.get('tabell') === 'grupper';
	return new Response(isGrupper ? gruppecsv(svar) : kandidatcsv(svar), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="fortetting-${svar.scenario.id}.csv"`,
			'cache-control': 'private, no-cache'
		}
	});
});

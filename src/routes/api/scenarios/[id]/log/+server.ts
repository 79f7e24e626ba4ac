import { loggdel, parseLoggobjekt, utenKlient } from '#lib/server/endringslogg.ts';
import { api, parseId } from '#lib/server/http.ts';
import { olderPartOf } from '#lib/server/paging.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** What has been done, the newest first: `?object=&before=&limit=`; with `?client=1` also by which browser. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const { id } = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const object = parseLoggobjekt(url.searchParams.get('object'));
	const medKlient = url.searchParams.get('client') === '1';
	return olderPartOf(url, async (part) => {
		const del = await loggdel(db, bruker, id, { ...part, object });
		return medKlient ? del : utenKlient(del);
	});
});

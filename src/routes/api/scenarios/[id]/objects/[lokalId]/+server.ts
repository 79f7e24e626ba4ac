import { api, parseId } from '#lib/server/http.ts';
import { objectDetail, parseSrid } from '#lib/server/objects.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** One object; with `?srid=` its geometry too, in the plan's UTM zone, as a change sends it back. */
export const GET: RequestHandler = api(async ({ params, locals: { db, bruker }, url }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const srid = parseSrid(url.searchParams.get('srid'), scenario.srid);
	return Response.json(await objectDetail(db, bruker, scenario, params.lokalId, srid));
});

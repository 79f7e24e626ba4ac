import { api, parseId } from '#lib/server/http.ts';
import { objectDetail } from '#lib/server/objects.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ params, locals: { db, bruker } }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	return Response.json(await objectDetail(db, bruker, scenario, params.lokalId));
});

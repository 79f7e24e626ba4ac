import { api, parseId } from '#lib/server/http.ts';
import { objectDetail } from '#lib/server/objects.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ params, locals }) => {
	const scenario = await scenarioById(locals.db, locals.bruker, parseId(params.id, 'id'));
	return Response.json(await objectDetail(locals.db, scenario.id, params.lokalId));
});

import { api } from '#lib/server/http.ts';
import { malIKommunen } from '#lib/server/mal.ts';
import type { RequestHandler } from './$types';

/** The municipality's goals, each with its source; `illustrasjon`: it counts for illustration plans alone. */
export const GET: RequestHandler = api(async ({ locals, params }) => {
	const goals = await malIKommunen(locals.db, params.kommunenummer);
	return Response.json({ goals }, { headers: { 'cache-control': 'private, no-cache' } });
});

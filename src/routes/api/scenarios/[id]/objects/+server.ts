import { api, parseId } from '#lib/server/http.ts';
import { objectRows } from '#lib/server/objects.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** Rows for the table beside the map; a plan has at most some thousand objects, the ceiling is stated. */
const LIMIT = 10_000;

export const GET: RequestHandler = api(async ({ params, locals, url }) => {
	const scenario = await scenarioById(locals.db, locals.bruker, parseId(params.id, 'id'));
	const tema = url.searchParams.get('tema');
	const { revision, total, rows } = await objectRows(locals.db, scenario.id, {
		tema,
		limit: LIMIT
	});
	return Response.json({ revision, total, limit: LIMIT, rows });
});

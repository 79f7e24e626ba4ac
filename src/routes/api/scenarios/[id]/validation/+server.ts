import { api, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import { validateScenario } from '#lib/server/validation.ts';
import type { RequestHandler } from './$types';

/** So long the rules, and the measuring, may take; what was not examined by then is said in the answer. */
const MAX_MS = 20_000;
const MALING_MS = 6_000;

/** What is wrong with a scenario, by the rules of the plan and as PostGIS measures it, and of which revision it is said. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, request }) => {
	const { id, revision } = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const avvik = await validateScenario(db, id, {
		maxMs: MAX_MS,
		malingMs: MALING_MS,
		signal: request.signal
	});
	return Response.json({ revision, avvik }, { headers: { 'cache-control': 'private, no-store' } });
});

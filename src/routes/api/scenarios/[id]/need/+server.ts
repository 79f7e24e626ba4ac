import { behovFor } from '#lib/server/behov.ts';
import { api, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** The reckoned need for dwellings beside what the goals ask for, each figure with its proof. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	return Response.json(await behovFor(db, scenario), {
		headers: { 'cache-control': 'private, no-cache' }
	});
});

import { festelinjer, parseFesteboks } from '#lib/server/festelinjer.ts';
import { api, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** Parcel borders and roads to draw along, in the plan's UTM zone: `?bbox=west,south,east,north` in metres. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const boks = parseFesteboks(url.searchParams.get('bbox'));
	return Response.json(await festelinjer(db, bruker, scenario, boks), {
		headers: { 'cache-control': 'private, no-cache' }
	});
});

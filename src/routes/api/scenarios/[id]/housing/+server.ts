import { housingFor } from '#lib/server/housing.ts';
import { api, parseId } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Need against capacity per tettsted and period, with the proof of every figure. */
export const GET: RequestHandler = api(async ({ locals, params }) =>
	Response.json(await housingFor(locals.db, parseId(params.id, 'id'), locals.bruker), {
		headers: { 'cache-control': 'private, no-cache' }
	})
);

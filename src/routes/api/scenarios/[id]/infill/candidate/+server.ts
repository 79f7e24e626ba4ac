import { kandidatMedSteg } from '#lib/server/fortettingSvar.ts';
import { parseMatrikkelId } from '#lib/server/fortettingSkjema.ts';
import { api, parseId } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** One candidate (`?parcel=3443-61/34`) with its arithmetic. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const parcel = parseMatrikkelId(url.searchParams.get('parcel'));
	const svar = await kandidatMedSteg(db, parseId(params.id, 'id'), bruker, parcel);
	return Response.json(svar, { headers: { 'cache-control': 'no-store' } });
});

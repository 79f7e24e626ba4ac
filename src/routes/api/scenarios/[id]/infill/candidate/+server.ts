import { kandidatMedSteg } from '#lib/server/fortettingSvar.ts';
import { parseMatrikkel } from '#lib/server/fortettingSkjema.ts';
import { api, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** One candidate (`?parcel=61/34`, or with its municipality: 3443-61/34) with its arithmetic. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const { id, kommunenummer } = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const parcel = parseMatrikkel(url.searchParams.get('parcel'), kommunenummer);
	const svar = await kandidatMedSteg(db, id, bruker, parcel);
	return Response.json(svar, { headers: { 'cache-control': 'no-store' } });
});

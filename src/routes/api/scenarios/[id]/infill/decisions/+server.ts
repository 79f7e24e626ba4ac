import * as v from 'valibot';
import { fortettingsvalgSchema, parseMatrikkel } from '#lib/server/fortettingSkjema.ts';
import { valglogg, velgFortetting } from '#lib/server/fortettingValg.ts';
import { api, parseId, readJson } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** Who decided what of a parcel (`?parcel=`), when and why: the newest first. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const parcel = parseMatrikkel(url.searchParams.get('parcel'), scenario.kommunenummer);
	return Response.json(await valglogg(db, scenario.id, parcel), {
		headers: { 'cache-control': 'no-store' }
	});
});

/** Accepts, rejects, sets the number, or takes it back; 409 with what stands where somebody else was first. */
export const POST: RequestHandler = api(async ({ locals: { db, bruker }, params, request }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const endring = v.parse(fortettingsvalgSchema(scenario.kommunenummer), await readJson(request));
	const svar = await velgFortetting(db, scenario.id, endring, bruker);
	return Response.json(svar, { status: 201 });
});

import * as v from 'valibot';
import { api, parseId, readJson } from '#lib/server/http.ts';
import { meldTilstede, tilstedeSchema } from '#lib/server/live/tilstede.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

/** Where a browser is: `{client, object}`; told to the planners who follow the scenario. */
export const POST: RequestHandler = api(async ({ locals: { db, bruker }, params, request }) => {
	const { id } = await scenarioById(db, bruker, parseId(params.id, 'id'));
	await meldTilstede(db, bruker, id, v.parse(tilstedeSchema, await readJson(request)));
	return new Response(null, { status: 204 });
});

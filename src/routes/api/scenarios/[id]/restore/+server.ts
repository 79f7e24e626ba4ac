import * as v from 'valibot';
import { gjenopprett, gjenopprettingSchema } from '#lib/server/endring/gjenopprett.ts';
import { klientOf } from '#lib/server/endring/klient.ts';
import { api, parseId, readJson } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Objects, or the whole scenario, as they stood at a revision: `{revision, seen, objects?, message?}`. */
export const POST: RequestHandler = api(async ({ locals, params, request }) => {
	const id = parseId(params.id, 'id');
	const klient = klientOf(request);
	const bestilling = v.parse(gjenopprettingSchema, await readJson(request));
	return Response.json(await gjenopprett(locals.db, locals.bruker, id, bestilling, klient));
});

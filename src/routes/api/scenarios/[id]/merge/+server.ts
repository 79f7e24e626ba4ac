import * as v from 'valibot';
import { klientOf } from '#lib/server/endring/klient.ts';
import { flettingSchema, flettInn } from '#lib/server/fletting/flett.ts';
import { api, parseId, problem, readJson } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/**
 * Merges another scenario's changes into this one; 409 with what must be chosen; `?proving=1` keeps nothing of it, and tells
 * in `prove` what it would do.
 */
export const POST: RequestHandler = api(async ({ locals, params, request, url }) => {
	const target = parseId(params.id, 'id');
	const klient = klientOf(request);
	const fletting = v.parse(flettingSchema, await readJson(request), { abortEarly: true });
	const proving = url.searchParams.get('proving') === '1';
	const svar = await flettInn(locals.db, locals.bruker, target, fletting, { klient, proving });
	if (svar.ok) {
		const { revision, objects, avvik, prove } = svar;
		return Response.json({ revision, objects, avvik, ...(prove && { prove }) });
	}
	const { message, conflicts, groups } = svar;
	return problem(409, 'flettekonflikt', message, { conflicts, groups });
});

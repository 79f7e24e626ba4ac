import * as v from 'valibot';
import { api, readJson } from '#lib/server/http.ts';
import { endreParametre } from '#lib/server/boligparameter.ts';
import { parameterendringSchema } from '#lib/server/parameterendring.ts';
import type { RequestHandler } from './$types';

/** A new version of the municipality's parameters; 409 when somebody else was first. */
export const POST: RequestHandler = api(async ({ locals, params, request }) => {
	const endring = v.parse(parameterendringSchema, await readJson(request));
	const sett = await endreParametre(locals.db, params.kommunenummer, endring, locals.bruker);
	return Response.json(sett, { status: 201 });
});

import * as v from 'valibot';
import { endreFortettingssett } from '#lib/server/fortettingParameter.ts';
import { fortettingsendringSchema } from '#lib/server/fortettingSkjema.ts';
import { api, readJson } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A new version of the municipality's parameters of infill; 409 when somebody else was first. */
export const POST: RequestHandler = api(async ({ locals, params, request }) => {
	const endring = v.parse(fortettingsendringSchema, await readJson(request));
	const sett = await endreFortettingssett(locals.db, params.kommunenummer, endring, locals.bruker);
	return Response.json(sett, { status: 201 });
});

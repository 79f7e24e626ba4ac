import * as v from 'valibot';
import { BadRequest, api } from '#lib/server/http.ts';
import { endreParametre, parameterendringSchema } from '#lib/server/boligparameter.ts';
import type { RequestHandler } from './$types';

async function json(request: Request): Promise<unknown> {
	try {
		return (await request.json()) as unknown;
	} catch (cause) {
		throw new BadRequest('ugyldig-json', `Innholdet må være JSON: ${(cause as Error).message}`);
	}
}

/** A new version of the municipality's parameters; 409 when somebody else was first. */
export const POST: RequestHandler = api(async ({ locals, params, request }) => {
	const endring = v.parse(parameterendringSchema, await json(request));
	const sett = await endreParametre(locals.db, params.kommunenummer, endring, locals.bruker);
	return Response.json(sett, { status: 201 });
});

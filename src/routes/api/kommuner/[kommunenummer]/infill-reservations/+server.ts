import * as v from 'valibot';
import { BadRequest } from '#lib/server/badRequest.ts';
import { parseMatrikkel, reservasjonSchema } from '#lib/server/fortettingSkjema.ts';
import { opphevReservasjon, reservasjoner, reserver } from '#lib/server/fortettingValg.ts';
import { api, readJson } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Owners who have said that they will not: those of real plans, and of the illustration too. */
export const GET: RequestHandler = api(async ({ locals: { db }, params }) =>
	Response.json(await reservasjoner(db, params.kommunenummer, true), {
		headers: { 'cache-control': 'no-store' }
	})
);

export const POST: RequestHandler = api(async ({ locals: { db, bruker }, params, request }) => {
	const endring = v.parse(reservasjonSchema(params.kommunenummer), await readJson(request));
	if (endring.parcel.kommunenummer !== params.kommunenummer)
		throw new BadRequest('annen-kommune', 'Eiendommen ligger i en annen kommune enn adressen.');
	await reserver(db, endring, bruker);
	return new Response(null, { status: 201 });
});

/** `?parcel=`: the owner has changed their mind. */
export const DELETE: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const parcel = parseMatrikkel(url.searchParams.get('parcel'), params.kommunenummer);
	if (parcel.kommunenummer !== params.kommunenummer)
		throw new BadRequest('annen-kommune', 'Eiendommen ligger i en annen kommune enn adressen.');
	await opphevReservasjon(db, parcel, bruker);
	return new Response(null, { status: 204 });
});

import * as v from 'valibot';
import { andelssone, endreAndeler } from '#lib/server/formalsandel.ts';
import { andelsendringSchema } from '#lib/server/formalsandelSkjema.ts';
import { uuidfelt } from '#lib/server/felter.ts';
import { api, parseId, readJson } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

const sone = uuidfelt('skriv sonens lokalId i «zone».');

/** The shares of a combined zone (`?zone=`), version by version, with who, when and why; and what it may be parted on. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const zone = v.parse(sone, url.searchParams.get('zone'));
	const svar = await andelssone(db, parseId(params.id, 'id'), bruker, zone);
	return Response.json(svar, { headers: { 'cache-control': 'no-store' } });
});

/** Sets them, or goes back to an earlier version; 409 where somebody else was first. */
export const POST: RequestHandler = api(async ({ locals: { db, bruker }, params, request }) => {
	const endring = v.parse(andelsendringSchema, await readJson(request));
	const svar = await endreAndeler(db, parseId(params.id, 'id'), endring, bruker);
	return Response.json(svar, { status: 201 });
});

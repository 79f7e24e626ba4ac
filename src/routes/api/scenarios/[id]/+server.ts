import * as v from 'valibot';
import { api, parseId, readJson } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import { endreHode, scenarioendringSchema } from '#lib/server/scenario/hode.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params }) =>
	Response.json(await scenarioById(db, bruker, parseId(params.id, 'id')))
);

/** `{version, name?, description?, visibility?, archived?}`. */
export const PATCH: RequestHandler = api(async ({ locals: { db, bruker }, params, request }) => {
	const id = parseId(params.id, 'id');
	const endring = v.parse(scenarioendringSchema, await readJson(request));
	return Response.json(await endreHode(db, bruker, id, endring));
});

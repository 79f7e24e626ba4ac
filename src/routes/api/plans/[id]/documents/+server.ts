import * as v from 'valibot';
import { api, parseId, readJson } from '#lib/server/http.ts';
import {
	leggTilPlandokument,
	plandokumenter,
	plandokumentSchema,
	requirePlan
} from '#lib/server/plandokument.ts';
import type { RequestHandler } from './$types';

/** The plan's documents that the caller may see. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params }) => {
	const plan = parseId(params.id, 'id');
	await requirePlan(db, bruker, plan);
	return Response.json(await plandokumenter(db, bruker, plan));
});

/** Enters a document: `{dokumenttype, tittel, lenke, dato?, lokalId?, synlighet?}`. */
export const POST: RequestHandler = api(async ({ locals: { db, bruker }, params, request }) => {
	const plan = parseId(params.id, 'id');
	const nytt = v.parse(plandokumentSchema, await readJson(request));
	return Response.json(await leggTilPlandokument(db, bruker, plan, nytt), { status: 201 });
});

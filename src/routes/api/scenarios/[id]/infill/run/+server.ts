import { avbrytKjoring, kjoringer, startKjoring } from '#lib/server/fortettingKjoring.ts';
import { NotFound } from '#lib/server/errors.ts';
import { api, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };

/** The newest run: how far, or how it ended; null where none was ever made. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const { siste } = await kjoringer(db, scenario.id);
	return Response.json(siste && { ...siste, merke: undefined }, { headers });
});

/** Starts one; 409 where one is on its way. */
export const POST: RequestHandler = api(async ({ locals, params }) => {
	const { id, run } = await startKjoring(locals.db, parseId(params.id, 'id'), locals.bruker);
	run().catch((error: unknown) => {
		console.error(`[${locals.requestId}] infill ${id}`, error);
	});
	return Response.json({ id }, { status: 202 });
});

/** Ends the one that is on its way; what was shown before stays. */
export const DELETE: RequestHandler = api(async ({ locals: { db, bruker }, params }) => {
	const scenario = await scenarioById(db, bruker, parseId(params.id, 'id'));
	const { siste } = await kjoringer(db, scenario.id);
	if (siste?.tilstand !== 'kjorer' && siste?.tilstand !== 'stoppet')
		throw new NotFound('Ingen kjøring er i gang.');
	await avbrytKjoring(db, siste.id, bruker.navn);
	return new Response(null, { status: 204 });
});

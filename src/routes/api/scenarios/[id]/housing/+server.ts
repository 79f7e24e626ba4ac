import { hasAlready } from '#lib/server/compress.ts';
import { housingAnswer } from '#lib/server/housingAnswer.ts';
import { api, parseId } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Need against capacity per tettsted and period, with the proof of every figure. */
export const GET: RequestHandler = api(async ({ locals, params, request }) => {
	const id = parseId(params.id, 'id');
	const { etag, oversikt } = await housingAnswer(locals.db, id, locals.bruker);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	return Response.json(oversikt, { headers });
});

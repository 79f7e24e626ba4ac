import { hasAlready } from '#lib/server/compress.ts';
import { diffAnswer } from '#lib/server/diffAnswer.ts';
import { api, parseId } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What differs from the one scenario to the other: objects, the matrix by purpose, and slivers beside it. */
export const GET: RequestHandler = api(async ({ locals, params, request }) => {
	const [a, b] = [parseId(params.id, 'id'), parseId(params.andre, 'andre')];
	const { etag, svar } = await diffAnswer(locals.db, locals.bruker, a, b);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	return Response.json(svar, { headers });
});

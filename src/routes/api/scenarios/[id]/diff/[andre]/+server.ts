import { hasAlready } from '#lib/server/compress.ts';
import { diffAnswer } from '#lib/server/diffAnswer.ts';
import { api } from '#lib/server/http.ts';
import { parseSporsmal } from '../sporsmal.ts';
import type { RequestHandler } from './$types';

/**
 * What differs from the one scenario to the other: objects, the matrix by purpose, and slivers beside it. `?revisionA=`,
 * `?revisionB=`: as they stood; `?ancestor=&ancestorRevision=`: what was changed from it on each way.
 */
export const GET: RequestHandler = api(async ({ locals, params, request, url }) => {
	const { a, b, ancestor } = parseSporsmal(params, url.searchParams);
	const { etag, svar } = await diffAnswer(locals.db, locals.bruker, a, b, ancestor);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	return Response.json(svar, { headers });
});

import { arealregnskapFor } from '#lib/server/arealregnskap/svar.ts';
import { hasAlready } from '#lib/server/compress.ts';
import { api, parseId } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Planned × actual × nature, and what differs from the plan in force; `?mot=`: from another scenario of the same plan. */
export const GET: RequestHandler = api(async ({ locals, params, request, url }) => {
	const id = parseId(params.id, 'id');
	const mot = url.searchParams.get('mot');
	const motId = mot === null ? null : parseId(mot, 'mot');
	const { etag, svar } = await arealregnskapFor(locals.db, id, locals.bruker, motId);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	return Response.json(svar, { headers });
});

import { blagronnAnswer } from '#lib/server/blagronnAnswer.ts';
import { csvtabell, erCsv } from '#lib/server/csvtabell.ts';
import { hasAlready } from '#lib/server/compress.ts';
import { api, parseId } from '#lib/server/http.ts';
import { blagronntabeller } from '#lib/server/regneark/bluegreen.ts';
import { parseMot } from './sporsmal.ts';
import type { RequestHandler } from './$types';

/** The blue-green figures with their proof, and what differs from `?mot=` (the plan in force unless told); `?format=csv`: as a spreadsheet. */
export const GET: RequestHandler = api(async ({ locals, params, request, url }) => {
	const id = parseId(params.id, 'id');
	const mot = parseMot(url.searchParams);
	const { etag, oversikt } = await blagronnAnswer(locals.db, id, locals.bruker, mot);
	if (erCsv(url.searchParams)) return csvtabell(blagronntabeller(oversikt), url.searchParams, id);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	return Response.json(oversikt, { headers });
});

import { arealoversikt } from '#lib/server/arealregnskap/planvask.ts';
import { csvtabell, erCsv } from '#lib/server/csvtabell.ts';
import { hasAlready } from '#lib/server/compress.ts';
import { api } from '#lib/server/http.ts';
import { arealtabeller } from '#lib/server/regneark/arealregnskap.ts';
import { parseSporsmal } from './sporsmal.ts';
import type { RequestHandler } from './$types';

/**
 * Planned × actual × nature, what differs from the plan in force (`?mot=`: from another scenario of the same plan), the
 * headline figures with their proof, and advice for each unbuilt zone. `?format=csv`: as a spreadsheet.
 */
export const GET: RequestHandler = api(async ({ locals, params, request, url }) => {
	const { id, mot } = parseSporsmal(params, url.searchParams);
	const { etag, oversikt } = await arealoversikt(locals.db, id, locals.bruker, mot, new Date());
	if (erCsv(url.searchParams)) return csvtabell(arealtabeller(oversikt), url.searchParams, id);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	return Response.json(oversikt, { headers });
});

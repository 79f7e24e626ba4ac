import { hasAlready } from '#lib/server/compress.ts';
import { csvtabell, erCsv } from '#lib/server/csvtabell.ts';
import { api, parseId } from '#lib/server/http.ts';
import { ledgerAnswer } from '#lib/server/ledger.ts';
import { ledgertabeller } from '#lib/server/regneark/ledger.ts';
import type { RequestHandler } from './$types';

/** The capacity ledger: every zone with its parts and dwellings; `?format=csv`: a row a zone, as a spreadsheet opens it. */
export const GET: RequestHandler = api(async ({ locals, params, request, url }) => {
	const id = parseId(params.id, 'id');
	const { etag, ledger } = await ledgerAnswer(locals.db, id, locals.bruker);
	if (erCsv(url.searchParams)) return csvtabell(ledgertabeller(ledger), url.searchParams, id);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	return Response.json(ledger, { headers });
});

import type { Boligomrade } from '#lib/domain/housing/svar.ts';
import { csvtabell, erCsv } from '#lib/server/csvtabell.ts';
import { hasAlready } from '#lib/server/compress.ts';
import { housingAnswer } from '#lib/server/housingAnswer.ts';
import { api, parseId } from '#lib/server/http.ts';
import { boligtabeller } from '#lib/server/regneark/housing.ts';
import type { RequestHandler } from './$types';

/** A row without what it rests on: for one who watches the figures while editing. */
const figures = ({ proof, zones, unmappedParts, ...figur }: Boligomrade) => figur;

/**
 * Need against capacity per tettsted and period, with the proof of every figure; `?figures=1`: the figures alone;
 * `?format=csv`: as a spreadsheet.
 */
export const GET: RequestHandler = api(async ({ locals, params, request, url }) => {
	const id = parseId(params.id, 'id');
	const { etag, oversikt } = await housingAnswer(locals.db, id, locals.bruker);
	const headers = { 'cache-control': 'private, no-cache', etag };
	if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
	if (erCsv(url.searchParams))
		return csvtabell(boligtabeller(oversikt), url.searchParams, id, etag);
	if (url.searchParams.get('figures') !== '1') return Response.json(oversikt, { headers });
	const { areas, totals } = oversikt;
	return Response.json({ areas: areas.map(figures), totals: totals.map(figures) }, { headers });
});

import { erCsv } from '#lib/server/csvtabell.ts';
import { fortettingFor } from '#lib/server/fortettingSvar.ts';
import { api, parseId } from '#lib/server/http.ts';
import { parsePart } from '#lib/server/paging.ts';
import { regnearksvar } from '#lib/server/regneark/infillsvar.ts';
import type { RequestHandler } from './$types';

/**
 * Infill: totals for everyone, and for planners each candidate with its arithmetic (`?steps=0`: without), in parts
 * (`?limit=&offset=`, `Link: rel="next"`). `?format=csv`: as a spreadsheet, all of it.
 */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, params, url }) => {
	const id = parseId(params.id, 'id');
	if (erCsv(url.searchParams)) return regnearksvar({ db, bruker }, id, url.searchParams);
	const part = parsePart(url.searchParams);
	const steps = url.searchParams.get('steps') !== '0';
	const sporsmal = { part: { ...part, limit: part.limit + 1 }, steps };
	const svar = await fortettingFor(db, id, bruker, sporsmal);
	const headers: Record<string, string> = { 'cache-control': 'private, no-cache' };
	if (svar.candidates.length > part.limit) {
		const next = new URLSearchParams(url.searchParams);
		next.set('limit', String(part.limit));
		next.set('offset', String(part.offset + part.limit));
		headers.link = `<${url.pathname}?${next.toString()}>; rel="next"`;
	}
	return Response.json({ ...svar, candidates: svar.candidates.slice(0, part.limit) }, { headers });
});

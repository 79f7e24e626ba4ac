import { csvtabell } from '#lib/server/csvtabell.ts';
import { housingAnswer } from '#lib/server/housingAnswer.ts';
import { api, parseId } from '#lib/server/http.ts';
import { boligtabeller } from '#lib/server/regneark/housing.ts';
import type { RequestHandler } from './$types';

/** Need against capacity per tettsted and period, as a spreadsheet. */
export const GET: RequestHandler = api(async ({ locals, params, url }) => {
	const id = parseId(params.id, 'id');
	const { etag, oversikt } = await housingAnswer(locals.db, id, locals.bruker);
	return csvtabell(boligtabeller(oversikt), url.searchParams, id, etag);
});

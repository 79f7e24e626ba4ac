import { csvsvar } from '#lib/server/csvsvar.ts';
import { housingAnswer } from '#lib/server/housingAnswer.ts';
import { api, parseId } from '#lib/server/http.ts';
import { boligcsv } from '../housing/regneark.ts';
import type { RequestHandler } from './$types';

/** Need against capacity per tettsted and period, as a spreadsheet. */
export const GET: RequestHandler = api(async ({ locals, params }) => {
	const id = parseId(params.id, 'id');
	const { etag, oversikt } = await housingAnswer(locals.db, id, locals.bruker);
	return csvsvar(boligcsv(oversikt), `boligbehov-og-kapasitet-${id}.csv`, etag);
});

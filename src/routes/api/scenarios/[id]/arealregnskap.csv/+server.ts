import { arealoversikt } from '#lib/server/arealregnskap/planvask.ts';
import { csvtabell } from '#lib/server/csvtabell.ts';
import { api } from '#lib/server/http.ts';
import { arealtabeller } from '#lib/server/regneark/arealregnskap.ts';
import { parseSporsmal } from '../arealregnskap/sporsmal.ts';
import type { RequestHandler } from './$types';

/** Planned × actual as a spreadsheet opens it; `?tabell=nokkeltall`, `endringer` or `planvask`: the other tables. */
export const GET: RequestHandler = api(async ({ locals, params, url: { searchParams } }) => {
	const { id, mot } = parseSporsmal(params, searchParams);
	const { oversikt } = await arealoversikt(locals.db, id, locals.bruker, mot, new Date());
	return csvtabell(arealtabeller(oversikt), searchParams, id);
});

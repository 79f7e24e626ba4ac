import { blagronnAnswer } from '#lib/server/blagronnAnswer.ts';
import { csvtabell } from '#lib/server/csvtabell.ts';
import { api, parseId } from '#lib/server/http.ts';
import { blagronntabeller } from '#lib/server/regneark/bluegreen.ts';
import { parseMot } from '../bluegreen/sporsmal.ts';
import type { RequestHandler } from './$types';

/** The key figures as a spreadsheet opens them; `?tabell=korridorer`: one row for each corridor. */
export const GET: RequestHandler = api(async ({ locals, params, url: { searchParams } }) => {
	const id = parseId(params.id, 'id');
	const mot = parseMot(searchParams);
	const { oversikt } = await blagronnAnswer(locals.db, id, locals.bruker, mot);
	return csvtabell(blagronntabeller(oversikt), searchParams, id);
});

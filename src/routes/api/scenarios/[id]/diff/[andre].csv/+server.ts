import { csvsvar } from '#lib/server/csvsvar.ts';
import { diffAnswer } from '#lib/server/diffAnswer.ts';
import { api } from '#lib/server/http.ts';
import { parseSporsmal } from '../sporsmal.ts';
import { endringscsv, matrisecsv } from './regneark.ts';
import type { RequestHandler } from './$types';

/** The table of changes as a spreadsheet opens it; `?tabell=matrise`: the matrix by purpose. */
export const GET: RequestHandler = api(async ({ locals, params, url }) => {
	const { a, b } = parseSporsmal(params, url.searchParams);
	const { svar } = await diffAnswer(locals.db, locals.bruker, a, b);
	const isMatrise = url.searchParams.get('tabell') === 'matrise';
	const navn = `${isMatrise ? 'matrise' : 'endringer'}-${a.id}-${b.id}.csv`;
	return csvsvar(isMatrise ? matrisecsv(svar) : endringscsv(svar), navn);
});

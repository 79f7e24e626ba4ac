import { diffAnswer } from '#lib/server/diffAnswer.ts';
import { api, parseId } from '#lib/server/http.ts';
import { endringscsv, matrisecsv } from './regneark.ts';
import type { RequestHandler } from './$types';

/** The table of changes as a spreadsheet opens it; `?tabell=matrise`: the matrix by purpose. */
export const GET: RequestHandler = api(async ({ locals, params, url }) => {
	const [a, b] = [parseId(params.id, 'id'), parseId(params.andre, 'andre')];
	const { svar } = await diffAnswer(locals.db, locals.bruker, a, b);
	const isMatrise = url.searchParams.get('tabell') === 'matrise';
	const navn = `${isMatrise ? 'matrise' : 'endringer'}-${a}-${b}.csv`;
	return new Response(isMatrise ? matrisecsv(svar) : endringscsv(svar), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${navn}"`,
			'cache-control': 'private, no-cache'
		}
	});
});

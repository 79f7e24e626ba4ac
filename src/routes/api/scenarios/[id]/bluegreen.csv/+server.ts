import { blagronnAnswer } from '#lib/server/blagronnAnswer.ts';
import { api, parseId } from '#lib/server/http.ts';
import { parseMot } from '../bluegreen/sporsmal.ts';
import { korridorcsv, nokkeltallcsv } from './regneark.ts';
import type { RequestHandler } from './$types';

/** The key figures as a spreadsheet opens them; `?tabell=korridorer`: one row for each corridor. */
export const GET: RequestHandler = api(async ({ locals, params, url }) => {
	const id = parseId(params.id, 'id');
	const { oversikt } = await blagronnAnswer(
		locals.db,
		id,
		locals.bruker,
		parseMot(url.searchParams)
	);
	const isKorridorer = url.searchParams.get('tabell') === 'korridorer';
	const navn = `${isKorridorer ? 'korridorer' : 'blagronn'}-${id}.csv`;
	return new Response(isKorridorer ? korridorcsv(oversikt) : nokkeltallcsv(oversikt), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${navn}"`,
			'cache-control': 'private, no-cache'
		}
	});
});

import { arealoversikt } from '#lib/server/arealregnskap/planvask.ts';
import { arbeidsbok } from '#lib/server/arealregnskap/arbeidsbok.ts';
import { api } from '#lib/server/http.ts';
import { arkene, omTallene } from '#lib/server/regneark/arealregnskap.ts';
import { parseSporsmal } from '../arealregnskap/sporsmal.ts';
import type { RequestHandler } from './$types';

/** All tables of the account in one workbook, with a sheet that says what they rest on. */
export const GET: RequestHandler = api(async ({ locals, params, url }) => {
	const { id, mot } = parseSporsmal(params, url.searchParams);
	const { oversikt } = await arealoversikt(locals.db, id, locals.bruker, mot, new Date());
	const om = {
		navn: 'Om tallene',
		titler: ['Om tallene'],
		rader: omTallene(oversikt).map((linje) => [linje])
	};
	return new Response(await arbeidsbok([...arkene(oversikt), om]), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="arealregnskap-${id}.xlsx"`,
			'cache-control': 'private, no-cache'
		}
	});
});

import { arealoversikt } from '#lib/server/arealregnskap/planvask.ts';
import { api } from '#lib/server/http.ts';
import { csv } from '#lib/ui/csv.ts';
import { arkene, merknad } from '../arealregnskap/regneark.ts';
import { parseSporsmal } from '../arealregnskap/sporsmal.ts';
import type { RequestHandler } from './$types';

/** Planned × actual as a spreadsheet opens it; `?tabell=endringer` or `planvask`: the other tables. */
export const GET: RequestHandler = api(async ({ locals, params, url }) => {
	const { id, mot } = parseSporsmal(params, url.searchParams);
	const { oversikt } = await arealoversikt(locals.db, id, locals.bruker, mot, new Date());
	const alle = arkene(oversikt);
	const [forste] = alle;
	const ark = alle.find(({ fil }) => fil === url.searchParams.get('tabell')) ?? forste;
	return new Response(csv(ark?.titler ?? [], ark?.rader ?? [], merknad(oversikt)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${ark?.fil ?? 'arealregnskap'}-${id}.csv"`,
			'cache-control': 'private, no-cache'
		}
	});
});

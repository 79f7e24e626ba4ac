import { parseEndringssett } from '#lib/server/endring/sett.ts';
import { klientOf } from '#lib/server/endring/klient.ts';
import { endreScenario } from '#lib/server/endring/utfor.ts';
import { api, parseId, readJson } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Changes objects, all or none; `?proving=1` answers the same and keeps nothing. */
export const POST: RequestHandler = api(async ({ locals, params, request, url }) => {
	const id = parseId(params.id, 'id');
	const klient = klientOf(request);
	const sett = parseEndringssett(await readJson(request));
	const proving = url.searchParams.get('proving') === '1';
	return Response.json(
		await endreScenario(locals.db, locals.bruker, id, sett, { klient, proving })
	);
});

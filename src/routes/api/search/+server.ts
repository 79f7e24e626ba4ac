import { api, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import { ingenTreff, search } from '#lib/server/search.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ locals, url }) => {
	const id = url.searchParams.get('scenario');
	const scenario = id
		? await scenarioById(locals.db, locals.bruker, parseId(id, 'scenario'))
		: null;
	const q = url.searchParams.get('q') ?? '';
	const treff = await search(locals.db, locals.bruker, scenario, q);
	const merknad =
		treff.length === 0 ? await ingenTreff(locals.db, locals.bruker, scenario, q) : null;
	return Response.json({ treff, merknad });
});

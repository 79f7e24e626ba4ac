import { api, parseId } from '#lib/server/http.ts';
import { tileOf } from '#lib/server/tiles/address.ts';
import { answerTile } from '#lib/server/tiles/answer.ts';
import { planTile } from '#lib/server/tiles/plan.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(({ params, locals, request }) => {
	const tile = tileOf(params);
	const scenario = parseId(params.scenario, 'scenario');
	return answerTile({
		request,
		address: `s${scenario}-${tile.z}-${tile.x}-${tile.y}`,
		useCache: process.env.PLANBORDET_TILE_CACHE !== '0',
		make: (known) => planTile(locals.db, { bruker: locals.bruker, scenario, tile, known })
	});
});

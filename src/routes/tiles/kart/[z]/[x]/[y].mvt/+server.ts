import { api } from '#lib/server/http.ts';
import { tileOf } from '#lib/server/tiles/address.ts';
import { answerTile } from '#lib/server/tiles/answer.ts';
import { kartTile } from '#lib/server/tiles/kart.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(({ params, locals, request }) => {
	const tile = tileOf(params);
	return answerTile({
		request,
		address: `k-${tile.z}-${tile.x}-${tile.y}`,
		useCache: process.env.PLANBORDET_TILE_CACHE !== '0',
		make: (known) => kartTile(locals.db, { tile, known })
	});
});

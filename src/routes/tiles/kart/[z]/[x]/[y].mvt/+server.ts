import { api, BadRequest } from '#lib/server/http.ts';
import { parseTile } from '#lib/server/tiles/address.ts';
import { answerTile } from '#lib/server/tiles/answer.ts';
import { kartRevision, kartTile } from '#lib/server/tiles/kart.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ params, locals, request }) => {
	const tile = parseTile(params.z, params.x, params.y);
	if (!tile) throw new BadRequest('ugyldig-flis', 'Adressen er ikke en kartflis (z/x/y).');
	return answerTile({
		request,
		key: `k${await kartRevision(locals.db)}-${tile.z}-${tile.x}-${tile.y}`,
		isPublic: true,
		useCache: process.env.PLANBORDET_TILE_CACHE !== '0',
		make: () => kartTile(locals.db, tile)
	});
});

import { api, BadRequest, parseId } from '#lib/server/http.ts';
import { scenarioById } from '#lib/server/plans.ts';
import { parseTile } from '#lib/server/tiles/address.ts';
import { answerTile } from '#lib/server/tiles/answer.ts';
import { planTile } from '#lib/server/tiles/plan.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ params, locals, request }) => {
	const tile = parseTile(params.z, params.x, params.y);
	if (!tile) throw new BadRequest('ugyldig-flis', 'Adressen er ikke en kartflis (z/x/y).');
	const id = parseId(params.scenario, 'scenario');
	const scenario = await scenarioById(locals.db, locals.bruker, id);
	return answerTile({
		request,
		key: `s${scenario.id}-r${scenario.revision}-${tile.z}-${tile.x}-${tile.y}`,
		isPublic: scenario.synlighet === 'offentlig' && scenario.tilstand === 'aktiv',
		useCache: process.env.PLANBORDET_TILE_CACHE !== '0' && scenario.tilstand === 'aktiv',
		make: () => planTile(locals.db, scenario, tile)
	});
});

import type { Bruker } from '../auth/bruker.ts';
import type { Database } from '../queryable.ts';
import type { TileAddress } from './address.ts';
import { tileAnswer, type TileAnswer, type TileQuestion } from './answer.ts';
import { kartTile } from './kart.ts';
import { planTile } from './plan.ts';

/** A tile of the background, or of a scenario. */
export interface AskedTile {
	readonly of: 'kart' | number;
	readonly tile: TileAddress;
}

export interface TileAsker extends Pick<TileQuestion, 'acceptEncoding' | 'ifNoneMatch'> {
	readonly db: Database;
	readonly bruker: Bruker;
}

/** The answer to one who has been let in on the route: where the scenario is hidden from `bruker`, NotFound. */
export function answerAsked(asker: TileAsker, { of, tile }: AskedTile): Promise<TileAnswer> {
	const { db, bruker, acceptEncoding, ifNoneMatch } = asker;
	return tileAnswer({
		acceptEncoding,
		ifNoneMatch,
		address: `${of === 'kart' ? 'k' : `s${of}`}-${tile.z}-${tile.x}-${tile.y}`,
		useCache: process.env.PLANBORDET_TILE_CACHE !== '0',
		make: (known) =>
			of === 'kart'
				? kartTile(db, { tile, known })
				: planTile(db, { bruker, scenario: of, tile, known })
	});
}

/** The same, on SvelteKit's road. */
export async function tileResponse(
	{ locals, request: { headers } }: { locals: App.Locals; request: Request },
	asked: AskedTile
): Promise<Response> {
	const { db, bruker } = locals;
	const acceptEncoding = headers.get('accept-encoding');
	const ifNoneMatch = headers.get('if-none-match');
	const answer = await answerAsked({ db, bruker, acceptEncoding, ifNoneMatch }, asked);
	const { status, body } = answer;
	return new Response(body as Uint8Array<ArrayBuffer> | null, { status, headers: answer.headers });
}

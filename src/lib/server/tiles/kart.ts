import type { Database } from '../queryable.ts';
import { frequent, sql, type Statement } from '../sql.ts';
import type { TileAddress } from './address.ts';
import { bytesUnless, tileBytes, type Found } from './encode.ts';
import { tileFrame } from './frame.ts';
import type { Known, Tile } from './tile.ts';

export interface KartTileRequest extends Known {
	readonly tile: TileAddress;
}

const featuresOf = (tile: TileAddress): Statement => sql`kart_flis(${tile.z}, ${tileFrame(tile)})`;

/**
 * At which revision is the background, and what is in the tile? The revision names every open data set: two sets of them
 * must never share one, or what became internal is served from the cache. One statement, that the bench runs bare too.
 */
export const kartTileStatement = (
	engine: Database['engine'],
	{ tile, known }: KartTileRequest
): Statement => sql`
	select r.revision, ${bytesUnless(engine, {
		known,
		revision: sql`r.revision`,
		features: featuresOf(tile)
	})} as bytes
	from (
		select coalesce(md5(string_agg(id || ':' || revision || ':' || tilstand, ',' order by id)), '0') as revision
		from datasett where tilgang = 'open'
	) r`;

/** The background's tile: open, loaded data sets only, whoever asks. */
export async function kartTile(db: Database, { tile, known }: KartTileRequest): Promise<Tile> {
	const { rows } = await db.query<Found>(frequent(kartTileStatement(db.engine, { tile, known })));
	const found = rows[0] ?? { revision: '0', bytes: null };
	const bytes = await tileBytes(db, found, { known, features: featuresOf(tile) });
	return { revision: found.revision, bytes, isPublic: true, isSettled: true };
}

import { DEKNING } from '../../domain/dekning.ts';
import { sql, type Statement } from '../sql.ts';
import { BUFFER, EXTENT, tileBounds, toMercator, type TileAddress } from './address.ts';

const southWest = toMercator(DEKNING.west, DEKNING.south);
const northEast = toMercator(DEKNING.east, DEKNING.north);

/**
 * The tile with its buffer in EPSG:3857, cut to where objects can lie, since half the world has no shape in a UTM zone;
 * null for a tile far from Norway.
 */
export function tileEnvelope(tile: TileAddress): Statement {
	const bounds = tileBounds(tile);
	const margin = (bounds.side * BUFFER) / EXTENT;
	const west = Math.max(bounds.west - margin, southWest.x);
	const east = Math.min(bounds.west + bounds.side + margin, northEast.x);
	const south = Math.max(bounds.north - bounds.side - margin, southWest.y);
	const north = Math.min(bounds.north + margin, northEast.y);
	if (west >= east || south >= north) return sql`null::geometry`;
	return sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 3857)`;
}

/** What `plan_flis` and `kart_flis` want to know of a tile: its envelope, its corner, and its units per metre (EPSG:3857). */
export function tileFrame(tile: TileAddress): Statement {
	const { west, north, side } = tileBounds(tile);
	return sql`${tileEnvelope(tile)}, ${west}::float8, ${north}::float8, ${EXTENT / side}::float8`;
}

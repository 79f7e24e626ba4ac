import { DEKNING } from '../../domain/dekning.ts';
import { sql, type Statement } from '../sql.ts';
import { BUFFER, EXTENT, tileBounds, toMercator, type TileAddress } from './address.ts';

const southWest = toMercator(DEKNING.west, DEKNING.south);
const northEast = toMercator(DEKNING.east, DEKNING.north);
const SEGMENTS = 16;

/**
 * The tile's envelope with its buffer, in `srid`; null for a tile far from Norway. Cut to where objects can lie, since half
 * the world has no shape in a UTM zone; segmentised, since a straight edge in Mercator is a bow in UTM, and the bow of a
 * large tile would cut off what lies in it.
 */
export function tileEnvelope(tile: TileAddress, srid: Statement): Statement {
	const bounds = tileBounds(tile);
	const margin = (bounds.side * BUFFER) / EXTENT;
	const west = Math.max(bounds.west - margin, southWest.x);
	const east = Math.min(bounds.west + bounds.side + margin, northEast.x);
	const south = Math.max(bounds.north - bounds.side - margin, southWest.y);
	const north = Math.min(bounds.north + margin, northEast.y);
	if (west >= east || south >= north) return sql`null::geometry`;
	const step = Math.max(east - west, north - south) / SEGMENTS;
	return sql`ST_Transform(ST_Segmentize(ST_MakeEnvelope(${west}::float8, ${south}::float8,
		${east}::float8, ${north}::float8, 3857), ${step}::float8), ${srid})`;
}

/**
 * `geom` in the tile's own units (y down), cut to the tile with its buffer and put on whole units; null where
 * nothing is left. The same expression on both engines, so that their tiles hold the same features.
 */
export function tileGeometry(tile: TileAddress, geom: Statement): Statement {
	const { west, north, side } = tileBounds(tile);
	const scale = EXTENT / side;
	const inTile = sql`ST_SetSRID(ST_TransScale(ST_Transform(${geom}, 3857),
		${-west}::float8, ${-north}::float8, ${scale}::float8, ${-scale}::float8), 0)`;
	const cut = sql`ST_ClipByBox2D(${inTile}, ST_MakeBox2D(ST_Point(${-BUFFER}::float8, ${-BUFFER}::float8),
		ST_Point(${EXTENT + BUFFER}::float8, ${EXTENT + BUFFER}::float8)))`;
	// A clip may leave a line where a polygon touched the edge: only the kind it was is kept.
	const kept = sql`ST_CollectionExtract(ST_SnapToGrid(${cut}, 1), ST_Dimension(${geom}) + 1)`;
	return sql`nullif(ST_ForcePolygonCCW(${kept}), 'GEOMETRYCOLLECTION EMPTY'::geometry)`;
}

import { sql, type Statement } from '../sql.ts';
import { BUFFER, EXTENT, tileBounds, type TileAddress } from './address.ts';

/**
 * The tile's envelope with its buffer, in `srid`. Segmentised, since a straight edge in Mercator is a bow in
 * UTM, and the bow of a large tile would cut off what lies in it.
 */
export function tileEnvelope(tile: TileAddress, srid: Statement): Statement {
	const { west, north, side } = tileBounds(tile);
	const margin = (side * BUFFER) / EXTENT;
	return sql`ST_Transform(ST_Segmentize(ST_MakeEnvelope(
		${west - margin}::float8, ${north - side - margin}::float8,
		${west + side + margin}::float8, ${north + margin}::float8, 3857), ${side / 8}::float8), ${srid})`;
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

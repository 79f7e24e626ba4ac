import { fromGeojsonVt, type Feature } from '@maplibre/vt-pbf';
import type { Database } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import { EXTENT } from './address.ts';
import { readTwkb } from './twkb.ts';

/**
 * Makes one vector tile of a query that gives `layer`, `id`, `geom` (tile units, from tileGeometry) and
 * `props` (jsonb without nulls); null for an empty tile. ST_AsMVT on PostgreSQL; on the embedded engine, which
 * has none, TWKB is fetched and encoded here: the same features with the same properties.
 */
export const encodeTile = (db: Database, features: Statement): Promise<Uint8Array | null> =>
	db.engine === 'postgresql' ? encodeInDatabase(db, features) : encodeHere(db, features);

/**
 * The features that hold something, in order. `offset 0` keeps the test from being folded into the query, which
 * would then cut every geometry three times: twice to look, once to keep.
 */
const made = (features: Statement): Statement => sql`
	select * from (select * from (${features}) u offset 0) cut
	where geom is not null and not ST_IsEmpty(geom) order by layer, id`;

/** The statement that makes a whole tile on PostgreSQL; the bench runs it bare through pgbench too. */
export const mvtStatement = (features: Statement): Statement => sql`
	select string_agg(mvt, '' order by layer) as tile
	from (
		select f.layer, ST_AsMVT(q, f.layer, ${EXTENT}::integer, 'geom', 'id') as mvt
		from (${made(features)}) f,
			lateral (select f.id, f.geom, f.props) q
		group by f.layer
	) layers`;

async function encodeInDatabase(db: Database, features: Statement): Promise<Uint8Array | null> {
	const { rows } = await db.query<{ tile: Uint8Array | null }>(mvtStatement(features));
	return rows[0]?.tile ?? null;
}

interface Row {
	readonly layer: string;
	readonly id: number;
	readonly twkb: Uint8Array;
	readonly props: Record<string, string | number | boolean>;
}

async function encodeHere(db: Database, features: Statement): Promise<Uint8Array | null> {
	const { rows } = await db.query<Row>(sql`
		select layer, id, ST_AsTWKB(geom, 0) as twkb, props
		from (${made(features)}) f`);
	if (rows.length === 0) return null;
	const layers: Record<string, { features: Feature[] }> = {};
	for (const row of rows) (layers[row.layer] ??= { features: [] }).features.push(tileFeature(row));
	// The wrapper reads `features` alone of a geojson-vt tile.
	return fromGeojsonVt(layers as never, { version: 2, extent: EXTENT });
}

function tileFeature({ id, twkb, props, layer }: Row): Feature {
	const shape = readTwkb(twkb);
	if (!shape) throw new Error(`unreadable TWKB for ${layer} ${id}`);
	return shape.type === 1
		? { id, type: 1, geometry: shape.parts.flat(), tags: props }
		: { id, type: shape.type, geometry: shape.parts, tags: props };
}

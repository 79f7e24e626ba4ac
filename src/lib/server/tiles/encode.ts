import { fromGeojsonVt, type Feature } from '@maplibre/vt-pbf';
import type { Database, Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import { EXTENT } from './address.ts';
import { readTwkb } from './twkb.ts';

/** What the first statement about a tile tells: its revision and, where the engine has ST_AsMVT, its bytes. */
export interface Found {
	readonly revision: string;
	readonly bytes: Uint8Array | null;
}

/**
 * The bytes of a tile as a column, from a function that gives `layer`, `id`, `geom` (tile units) and `props` (jsonb
 * without nulls). null where the tile is empty, `revision` is known, or the engine, which is the embedded one, has no
 * ST_AsMVT: `tileBytes` tells them apart.
 */
export const bytesUnless = (
	engine: Database['engine'],
	{
		known,
		revision,
		features
	}: { known: readonly string[]; revision: Statement; features: Statement }
): Statement =>
	engine === 'embedded'
		? sql`null::bytea`
		: sql`case when ${revision} <> all (${known}::text[]) then (
			select string_agg(mvt, '' order by layer)
			from (
				select f.layer, ST_AsMVT(q, f.layer, ${EXTENT}::integer, 'geom', 'id') as mvt
				from (select * from ${features} order by layer, id) f,
					lateral (select f.id, f.geom, f.props) q
				group by f.layer
			) layers) end`;

/** The bytes of the tile that was found; null for an empty one, undefined for one that is known. */
export async function tileBytes(
	db: Database,
	{ revision, bytes }: Found,
	{ known, features }: { known: readonly string[]; features: Statement }
): Promise<Uint8Array | null | undefined> {
	if (known.includes(revision)) return undefined;
	return db.engine === 'embedded' ? encodeHere(db, features) : bytes;
}

interface Row {
	readonly layer: string;
	readonly id: number;
	readonly twkb: Uint8Array;
	readonly props: Record<string, string | number | boolean>;
}

/**
 * ST_AsMVT's work done here: TWKB is fetched and encoded, the same features with the same properties.
 */
async function encodeHere(db: Queryable, features: Statement): Promise<Uint8Array | null> {
	const { rows } = await db.query<Row>(sql`
		select layer, id, ST_AsTWKB(geom, 0) as twkb, props from ${features} f order by layer, id`);
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

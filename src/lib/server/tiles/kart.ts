import type { Database } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import type { TileAddress } from './address.ts';
import { encodeTile } from './encode.ts';
import { tileEnvelope, tileGeometry } from './geometry.ts';

/** From which zoom level each theme of the background is worth its bytes. */
const firstZoom = { bekk: 11, ar5: 11, kv: 12, eiendom: 14, bygning: 14, skole: 11 };

/** Themes drawn as surfaces, lines and names; others are data, not background. */
const LAYERS = sql`(values
	('vann', 'flate'), ('tettsted', 'flate'), ('ar5', 'flate'),
	('elv', 'linje'), ('bekk', 'linje'), ('veg', 'linje'), ('bane', 'linje'), ('kommune', 'linje'),
	('sted', 'navn'), ('stasjon', 'navn'), ('skole', 'navn'), ('sentrum', 'navn')
) as l (tema, layer)`;

/**
 * The rows of a table that lie in the tile's envelope. Municipalities lie in several UTM zones: each zone is searched
 * with an envelope of its own. The order is held by `offset 0`: the envelope is made once a zone and looked up in the
 * index; left to choose, the planner makes it anew for every row of the table.
 */
const inTile = (tile: TileAddress, table: Statement): Statement => sql`
	(select z.srid, ${tileEnvelope(tile, sql`z.srid`)} as box from (select distinct srid from kommune) z offset 0) e
	cross join lateral (select * from ${table} t where t.geom && e.box and ST_SRID(t.geom) = e.srid offset 0)`;

const themes = (tile: TileAddress): Statement => sql`
	select l.layer, o.id, ${tileGeometry(tile, sql`o.geom`)} as geom,
		jsonb_strip_nulls(jsonb_build_object('tema', o.tema, 'type', o.type, 'navn', o.navn,
			'rang', case when o.tema = 'sentrum' then 1 when o.tema = 'stasjon' then 2 else 3 end)) as props
	from ${inTile(tile, sql`datasettobjekt`)} o
	join datasett d on d.id = o.datasett_id and d.tilgang = 'open' and d.tilstand = 'loaded'
	join ${LAYERS} on l.tema = o.tema
	where case o.tema
		when 'bekk' then ${tile.z >= firstZoom.bekk}::boolean
		when 'ar5' then ${tile.z >= firstZoom.ar5}::boolean
		when 'skole' then ${tile.z >= firstZoom.skole}::boolean
		when 'veg' then o.type in ('ev', 'rv', 'fv') or ${tile.z >= firstZoom.kv}::boolean
		else true end`;

const matrikkel = (tile: TileAddress): Statement => sql`
	select 'eiendom' as layer, p.id, ${tileGeometry(tile, sql`p.geom`)} as geom,
		jsonb_build_object('gnr', p.gnr, 'bnr', p.bnr, 'label', p.gnr || '/' || p.bnr) as props
	from ${inTile(tile, sql`eiendom`)} p
	join datasett d on d.id = p.datasett_id and d.tilgang = 'open' and d.tilstand = 'loaded'
	union all
	select 'eiendom_punkt', p.id, ${tileGeometry(tile, sql`ST_PointOnSurface(p.geom)`)},
		jsonb_build_object('label', p.gnr || '/' || p.bnr)
	from ${inTile(tile, sql`eiendom`)} p
	join datasett d on d.id = p.datasett_id and d.tilgang = 'open' and d.tilstand = 'loaded'
	where ST_PointOnSurface(p.geom) && e.box
	union all
	select 'bygning', b.id, ${tileGeometry(tile, sql`b.geom`)}, '{}'::jsonb
	from ${inTile(tile, sql`bygning`)} b
	join datasett d on d.id = b.datasett_id and d.tilgang = 'open' and d.tilstand = 'loaded'`;

/** What the background tile holds: open, loaded data sets only, whoever asks. */
export const kartFeatures = (tile: TileAddress): Statement =>
	tile.z >= firstZoom.eiendom ? sql`${themes(tile)} union all ${matrikkel(tile)}` : themes(tile);

/** The background's tile at `tile`; null where nothing is mapped. */
export const kartTile = (db: Database, tile: TileAddress): Promise<Uint8Array | null> =>
	encodeTile(db, kartFeatures(tile));

/** Changes whenever an open data set does: the background's ETag. */
export async function kartRevision(db: Database): Promise<string> {
	const { rows } = await db.query<{ revision: string }>(sql`
		select count(*) || '-' || coalesce(sum(revision), 0) || '-' || coalesce(max(id), 0) as revision
		from datasett where tilgang = 'open'`);
	return rows[0]?.revision ?? '0';
}

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

/** Municipalities lie in several UTM zones: each zone is searched with an envelope of its own. */
const zones = (tile: TileAddress): Statement => sql`
	(select distinct srid from kommune) z
	cross join lateral (select ${tileEnvelope(tile, sql`z.srid`)} as box) e`;

const themes = (tile: TileAddress): Statement => sql`
	select l.layer, o.id, ${tileGeometry(tile, sql`o.geom`)} as geom,
		jsonb_strip_nulls(jsonb_build_object('tema', o.tema, 'type', o.type, 'navn', o.navn,
			'rang', case when o.tema = 'sentrum' then 1 when o.tema = 'stasjon' then 2 else 3 end)) as props
	from ${zones(tile)}
	join datasettobjekt o on o.geom && e.box and ST_SRID(o.geom) = z.srid
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
	from ${zones(tile)}
	join eiendom p on p.geom && e.box and ST_SRID(p.geom) = z.srid
	join datasett d on d.id = p.datasett_id and d.tilgang = 'open' and d.tilstand = 'loaded'
	union all
	select 'eiendom_punkt', p.id, ${tileGeometry(tile, sql`ST_PointOnSurface(p.geom)`)},
		jsonb_build_object('label', p.gnr || '/' || p.bnr)
	from ${zones(tile)}
	join eiendom p on p.geom && e.box and ST_SRID(p.geom) = z.srid and ST_PointOnSurface(p.geom) && e.box
	join datasett d on d.id = p.datasett_id and d.tilgang = 'open' and d.tilstand = 'loaded'
	union all
	select 'bygning', b.id, ${tileGeometry(tile, sql`b.geom`)}, '{}'::jsonb
	from ${zones(tile)}
	join bygning b on b.geom && e.box and ST_SRID(b.geom) = z.srid
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

import type { Database } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import type { TileAddress } from './address.ts';
import { encodeTile } from './encode.ts';
import { tileEnvelope, tileGeometry } from './geometry.ts';

const props = sql`
	jsonb_strip_nulls(jsonb_build_object(
		'lokalId', o.lokal_id, 'objekttype', o.objekttype, 'kode', o.kode,
		'gruppe', case when o.tema = 'arealformal' and o.kode >= 1000 then o.kode / 1000 end,
		'lov', case when o.kodeliste = 'KpArealbrukPbl1985' then '1985' else '2008' end,
		'arealbruksstatus', o.arealbruksstatus, 'omrNavn', o.omr_navn, 'vertikalniva', o.vertikalniva
	))`;

/**
 * What a plan tile holds: the layers of the plan in scenario `id`, stored in `srid`; and, for what has a name, a point
 * layer (`arealformal_punkt` …) with each object once, so that a zone cut by a tile's edge is named once.
 */
export const planFeatures = (
	{ id, srid }: { id: number; srid: number },
	tile: TileAddress
): Statement => sql`
	select o.tema as layer, o.id, ${tileGeometry(tile, sql`o.geom`)} as geom, ${props} as props
	from planobjekt o
	where o.scenario_id = ${id} and o.geom && ${tileEnvelope(tile, sql`${srid}::integer`)}
		and o.tema in ('arealformal', 'hensynssone', 'bestemmelse', 'planomrade', 'linje', 'punkt', 'annet')
	union all
	select o.tema || '_punkt', o.id, ${tileGeometry(tile, sql`o.navnepunkt`)}, ${props}
	from planobjekt o
	where o.scenario_id = ${id} and o.navnepunkt && ${tileEnvelope(tile, sql`${srid}::integer`)}
		and o.tema in ('arealformal', 'hensynssone', 'bestemmelse')`;

/** The plan's tile at `tile`; null where the plan has nothing there. */
export const planTile = (
	db: Database,
	scenario: { id: number; srid: number },
	tile: TileAddress
): Promise<Uint8Array | null> => encodeTile(db, planFeatures(scenario, tile));

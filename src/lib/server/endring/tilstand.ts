import type { Geometry } from 'geojson';
import type { Objektegenskaper, Objekttilstand } from '../../domain/plan/endring.ts';
import type { Planbue } from '../../domain/plan/bue.ts';
import { fromEwkbHex } from '../../formats/ewkb.ts';
import type { Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';
import { objektVedRevisjon } from './vedRevisjon.ts';

/** A plan object as it stands, its vertices as they are stored. */
export interface Lagret {
	readonly lokalId: string;
	readonly version: number;
	readonly geometry: Geometry;
	readonly properties: Objektegenskaper;
	readonly buer: readonly Planbue[];
	readonly areaM2: number;
	/** GeoJSON at the centimetre, as it is read from outside. */
	readonly geojson: string;
}

type Rad = Objektegenskaper &
	Pick<Lagret, 'lokalId' | 'version' | 'areaM2' | 'geojson'> & {
		readonly ewkb: string;
		readonly buer: Planbue[] | null;
	};

function toLagret({ lokalId, version, areaM2, geojson, ewkb, buer, ...properties }: Rad): Lagret {
	const geometry = fromEwkbHex(ewkb);
	return { lokalId, version, areaM2, geojson, geometry, buer: buer ?? [], properties };
}

/** Objects by their identity, of a statement that gives the columns of planobjekt. */
async function lagredeAv(db: Queryable, objekter: Statement): Promise<Map<string, Lagret>> {
	const { rows } = await db.query<Rad>(sql`
		select lokal_id as "lokalId", version, ST_Area(geom) as "areaM2", geom as ewkb, ST_AsGeoJSON(geom, 2, 0) as geojson,
			buer, objekttype, kode, arealbruksstatus, omr_navn as "omrNavn", beskrivelse, eierform, vertikalniva, egenskaper
		from (${objekter}) o`);
	return new Map(rows.map((rad) => [rad.lokalId, toLagret(rad)]));
}

/** The objects with these identities that the scenario has; those that it has not are left out. */
export const lagrede = (db: Queryable, scenarioId: number, lokalIder: readonly string[]) =>
	lagredeAv(
		db,
		sql`select * from planobjekt where scenario_id = ${scenarioId} and lokal_id = any(${lokalIder}::uuid[])`
	);

/** The same as they stood at a revision. */
export const lagredeVed = (
	db: Queryable,
	scenarioId: number,
	revision: number,
	lokalIder: readonly string[]
) =>
	lagredeAv(
		db,
		sql`select * from ${objektVedRevisjon(scenarioId, revision)} where lokal_id = any(${lokalIder}::uuid[])`
	);

/** As it is told to those outside. */
export const toTilstand = ({
	lokalId,
	version,
	geojson,
	properties,
	areaM2
}: Lagret): Objekttilstand => ({
	lokalId,
	version,
	geometry: JSON.parse(geojson) as Geometry,
	properties,
	areaM2
});

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
}

export type Lagretrad = Objektegenskaper &
	Pick<Lagret, 'lokalId' | 'version'> & {
		readonly ewkb: string;
		readonly buer: Planbue[] | null;
	};

/** The columns of a Lagretrad, of planobjekt or what has its columns, as `o`. */
export const lagretKolonner = sql`o.lokal_id as "lokalId", o.version, o.geom as ewkb, o.buer, o.objekttype, o.kode,
	o.arealbruksstatus, o.omr_navn as "omrNavn", o.beskrivelse, o.eierform, o.vertikalniva, o.egenskaper`;

export function toLagret({ lokalId, version, ewkb, buer, ...properties }: Lagretrad): Lagret {
	return { lokalId, version, geometry: fromEwkbHex(ewkb), buer: buer ?? [], properties };
}

/** Which objects: of a scenario as it stands, or as it stood at a revision. */
export interface Utvalg {
	readonly scenarioId: number;
	readonly revision?: number;
	readonly lokalIder: readonly string[];
}

const objekter = ({ scenarioId, revision, lokalIder }: Utvalg): Statement =>
	revision === undefined
		? sql`planobjekt o where o.scenario_id = ${scenarioId} and o.lokal_id = any(${lokalIder}::uuid[])`
		: sql`${objektVedRevisjon(scenarioId, revision)} o where o.lokal_id = any(${lokalIder}::uuid[])`;

/** The objects with these identities; those that are not there are left out. */
export async function lagrede(db: Queryable, utvalg: Utvalg): Promise<Map<string, Lagret>> {
	const { rows } = await db.query<Lagretrad>(
		sql`select ${lagretKolonner} from ${objekter(utvalg)}`
	);
	return new Map(rows.map((rad) => [rad.lokalId, toLagret(rad)]));
}

/** The objects with these identities as they stood when they were last taken out; those that never were are left out. */
export async function utgatte(
	db: Queryable,
	scenarioId: number,
	lokalIder: readonly string[]
): Promise<Map<string, Lagret>> {
	if (lokalIder.length === 0) return new Map();
	const { rows } = await db.query<Lagretrad>(sql`
		select distinct on (l.lokal_id) l.lokal_id as "lokalId", coalesce(l.version, 1) as version, b.geom as ewkb,
			nullif(b.buer, 'null'::jsonb) as buer, b.objekttype, b.kode, b.arealbruksstatus, b."omrNavn", b.beskrivelse,
			b.eierform, b.vertikalniva, b.egenskaper
		from endring_objekt l join endring e on e.id = l.endring_id
		cross join lateral jsonb_to_record(l.before) as b (
			objekttype text, kode integer, arealbruksstatus smallint, "omrNavn" text, beskrivelse text, eierform smallint,
			vertikalniva smallint, egenskaper jsonb, buer jsonb, geom text
		)
		where e.scenario_id = ${scenarioId} and l.lokal_id = any(${lokalIder}::uuid[]) and l.op = 'delete'
		order by l.lokal_id, e.revision desc`);
	return new Map(rows.map((rad) => [rad.lokalId, toLagret(rad)]));
}

type Tilstandsrad = Omit<Lagretrad, 'ewkb' | 'buer'> & {
	readonly geojson: string;
	readonly areaM2: number;
};

function toTilstand({
	lokalId,
	version,
	geojson,
	areaM2,
	...properties
}: Tilstandsrad): Objekttilstand {
	return { lokalId, version, geometry: JSON.parse(geojson) as Geometry, properties, areaM2 };
}

/** The same as they are told to those outside: at the centimetre. */
export async function tilstander(
	db: Queryable,
	utvalg: Utvalg
): Promise<Map<string, Objekttilstand>> {
	const { rows } = await db.query<Tilstandsrad>(sql`
		select o.lokal_id as "lokalId", o.version, ST_AsGeoJSON(o.geom, 2, 0) as geojson, ST_Area(o.geom) as "areaM2",
			o.objekttype, o.kode, o.arealbruksstatus, o.omr_navn as "omrNavn", o.beskrivelse, o.eierform, o.vertikalniva,
			o.egenskaper
		from ${objekter(utvalg)}`);
	return new Map(rows.map((rad) => [rad.lokalId, toTilstand(rad)]));
}

import type { Feature, Geometry } from 'geojson';
import { kodeverdi } from '../domain/codelists/index.ts';
import { DEKNING } from '../domain/dekning.ts';
import type { Planbue } from '../domain/plan/bue.ts';
import { objekttype } from '../domain/plan/objekttyper.ts';
import { isUuid } from '../formats/uuid5.ts';
import { synligMelding, synligNavn } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { BadRequest } from './badRequest.ts';
import { Conflict, NotFound } from './errors.ts';
import { plandokumenter, type Plandokument } from './plandokument.ts';
import { unknownScenario, type Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql, type Statement } from './sql.ts';

/** What an API call asks of a scenario's objects. */
export interface ObjectQuery {
	readonly objekttype: string | null;
	/** West, south, east, north in the system of `bboxSrid`. */
	readonly bbox: readonly [number, number, number, number] | null;
	/** The plan's UTM zone, where the box is in it; else it is in lng/lat. */
	readonly bboxSrid?: number;
	/** EPSG code of the coordinates asked for; null gives lng/lat. */
	readonly srid: number | null;
}

export interface ObjektRad {
	readonly lokalId: string;
	readonly objekttype: string;
	readonly tema: string;
	readonly kode: number | null;
	/** Name of the purpose, zone or line; null where the code has none here. */
	readonly formal: string | null;
	readonly arealbruksstatus: number | null;
	readonly omrNavn: string | null;
	readonly vertikalniva: number | null;
	/** m² by PostGIS in the plan's UTM zone. */
	readonly areaM2: number;
	readonly lengthM: number;
	readonly version: number;
}

const columns = sql`
	o.id, o.lokal_id as "lokalId", o.objekttype, o.tema, o.kode, o.kodeliste, o.arealbruksstatus,
	o.omr_navn as "omrNavn", o.vertikalniva, o.areal_m2 as "areaM2",
	case when ST_Dimension(o.geom) = 1 then ST_Length(o.geom) else 0 end as "lengthM", o.version`;

type RawRow = Omit<ObjektRad, 'formal'> & { id: number; kodeliste: string | null };

function toRow<Row extends RawRow>({
	kodeliste,
	id,
	...row
}: Row): Omit<Row, 'id' | 'kodeliste'> & Pick<ObjektRad, 'formal'> {
	const formal =
		kodeliste && row.kode !== null ? (kodeverdi(kodeliste, row.kode)?.navn ?? null) : null;
	return { ...row, formal };
}

/** Reads `?objekttype=&bbox=&srid=`; nonsense is a BadRequest that says what is expected. */
export function parseObjectQuery(params: URLSearchParams, planSrid: number): ObjectQuery {
	const srid = parseSrid(params.get('srid'), planSrid);
	return {
		objekttype: parseObjekttype(params.get('objekttype')),
		...parseBbox(params.get('bbox'), srid),
		srid
	};
}

/** Spelled as the standard does, also where the address has it without æøå. */
const parseObjekttype = (text: string | null): string | null =>
	text ? (objekttype(text)?.objekttype ?? text) : null;

const DECIMAL = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i;
/** Farther from the origin of a UTM zone than any place in Norway. */
const MAX_METRES = 1e7;

/** In lng/lat; where coordinates are asked for in the plan's zone the box may be in it too: the numbers tell. */
function parseBbox(
	text: string | null,
	srid: number | null
): Pick<ObjectQuery, 'bbox' | 'bboxSrid'> {
	if (!text) return { bbox: null };
	// Number('') is 0, and '0x10' 16: neither is what anybody meant.
	const numbers = text.split(',').map((part) => (DECIMAL.test(part.trim()) ? Number(part) : NaN));
	const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers;
	const within = (lng: number, lat: number) =>
		[west, east].every((x) => Math.abs(x) <= lng) &&
		[south, north].every((y) => Math.abs(y) <= lat);
	const isLngLat = within(180, 90);
	const isUtm = srid !== null && within(MAX_METRES, MAX_METRES);
	if (numbers.length !== 4 || !(isLngLat || isUtm) || west > east || south > north)
		throw new BadRequest(
			'ugyldig-bbox',
			'bbox skrives vest,sør,øst,nord i lengde- og breddegrader, eller med srid i planens UTM-sone.'
		);
	const bbox = [west, south, east, north] as const;
	return isLngLat || srid === null ? { bbox } : { bbox, bboxSrid: srid };
}

export function parseSrid(text: string | null, planSrid: number): number | null {
	if (!text || text === '4326') return null;
	if (text === String(planSrid)) return planSrid;
	throw new BadRequest(
		'ugyldig-srid',
		`Koordinater gis i planens UTM-sone (srid=${planSrid}) eller, uten srid, som lengde- og breddegrader.`
	);
}

const PAGE = 500;

/**
 * The objects of one revision of a scenario as GeoJSON features, read page by page: memory does not grow with the plan,
 * and no connection waits for a slow reader. Conflict as soon as the scenario is no longer that revision: what was read
 * by then is no whole plan.
 */
export async function* objectFeatures(
	db: Queryable,
	scenario: Revisjon,
	query: ObjectQuery
): AsyncGenerator<Feature<Geometry, ObjektRad>> {
	for (let after = 0; ;) {
		const page = await db.query<Sidesvar<Objektside>>(pageOf(scenario, query, after));
		if (page.rows.length === 0) throw new Conflict(ENDRET);
		const rows = page.rows.filter(hasObject);
		for (const { geojson, ...row } of rows) {
			yield {
				type: 'Feature',
				id: row.lokalId,
				geometry: JSON.parse(geojson) as Geometry,
				properties: toRow(row)
			};
		}
		const last = rows.at(-1);
		if (!last || rows.length < PAGE) return;
		after = last.id;
	}
}

export type Revisjon = Pick<Scenario, 'id' | 'revision'>;

const ENDRET = 'Planen ble endret mens objektene ble lest. Hent dem på nytt.';

/** One statement asks for revision and objects: a row without an object says that the scenario is there, and no more of it. */
type Objektside = RawRow & { readonly geojson: string };
type Tabellrad = RawRow & { readonly total: number };
type Sidesvar<Row> = Row | Record<keyof Row, null>;

const hasObject = <Row extends { readonly id: number | null }>(
	row: Row
): row is Extract<Row, { readonly id: number }> => row.id !== null;

function pageOf({ id: scenarioId, revision }: Revisjon, query: ObjectQuery, after: number) {
	const { objekttype, bbox, bboxSrid, srid } = query;
	const geom = srid
		? sql`ST_AsGeoJSON(o.geom, 2, 0)`
		: sql`ST_AsGeoJSON(ST_Transform(o.geom, 4326), 9, 0)`;
	// Who reads in the plan's own zone may be about to edit: all that an object holds, so that it can be sent back.
	const resten = srid ? sql`, o.beskrivelse, o.eierform, o.egenskaper` : sql``;
	return sql`
		select p.* from scenario s left join lateral (
		select ${columns}${resten}, ${geom} as geojson
		from planobjekt o
		${bbox ? sql`cross join ${bboxSrid === undefined ? boxInZone(scenarioId, bbox) : utmBox(bbox, bboxSrid)} b` : sql``}
		where o.scenario_id = ${scenarioId} and o.id > ${after}
			and (${objekttype}::text is null or o.objekttype = ${objekttype})
			and ${bbox ? sql`o.geom && b.box and ST_Intersects(o.geom, b.box)` : sql`true`}
		order by o.id limit ${PAGE}
		) p on true
		where s.id = ${scenarioId} and s.revision = ${revision}
		order by p.id`;
}

/**
 * The box in the scenario's UTM zone, reckoned once (offset 0) and not for every object. Cut to where objects can lie: the
 * whole world has no shape in a UTM zone. No row where nothing is left of it.
 */
function boxInZone(scenarioId: number, [west, south, east, north]: Boks): Statement {
	const [w, s] = [Math.max(west, DEKNING.west), Math.max(south, DEKNING.south)];
	const [e, n] = [Math.min(east, DEKNING.east), Math.min(north, DEKNING.north)];
	const box = envelope([w, s, e, n], 4326);
	return sql`(select ST_Transform(ST_Segmentize(${box}, 0.05), srid) as box from scenario
		where id = ${scenarioId} and ${w <= e && s <= n}::boolean offset 0)`;
}

type Boks = readonly [number, number, number, number];

/** Also one of no extent, which would be no valid polygon, is a box. */
const envelope = ([west, south, east, north]: Boks, srid: number): Statement =>
	sql`ST_SetSRID(ST_Envelope(ST_MakeLine(ST_Point(${west}::float8, ${south}::float8),
		ST_Point(${east}::float8, ${north}::float8))), ${srid}::integer)`;

const utmBox = (bbox: Boks, srid: number): Statement =>
	sql`(select ${envelope(bbox, srid)} as box)`;

/** All objects of a scenario as table rows, without geometry; at most `limit`, how many there are, and of which revision. */
export async function objectRows(
	db: Queryable,
	scenarioId: number,
	{ tema, limit }: { tema: string | null; limit: number }
): Promise<{ revision: number; total: number; rows: ObjektRad[] }> {
	const { rows } = await db.query<Sidesvar<Tabellrad> & { readonly revision: number }>(sql`
		select s.revision, p.* from scenario s left join lateral (
			select ${columns}, count(*) over () as total
			from planobjekt o
			where o.scenario_id = ${scenarioId} and o.tema <> 'grense'
				and (${tema}::text is null or o.tema = ${tema})
			order by o.tema, o.omr_navn nulls last, o.id
			limit ${limit}
		) p on true
		where s.id = ${scenarioId}
		order by p.tema, p."omrNavn" nulls last, p.id`);
	const first = rows[0];
	if (!first) throw unknownScenario(scenarioId);
	return {
		revision: first.revision,
		total: first.total ?? 0,
		rows: rows.filter(hasObject).map(({ total, revision, ...row }) => toRow(row))
	};
}

export interface ObjektDetalj extends ObjektRad {
	readonly beskrivelse: string | null;
	readonly eierform: number | null;
	readonly egenskaper: Record<string, unknown>;
	/** The circular arcs that its geometry was made of, in the plan's zone; [] where there is none. */
	readonly buer: readonly Planbue[];
	readonly srid: number;
	/** West, south, east, north in lng/lat. */
	readonly bbox: readonly [number, number, number, number];
	readonly center: readonly [number, number];
	/** In the plan's UTM zone at the centimetre, where coordinates were asked for by `?srid=`. */
	readonly geometry?: Geometry;
	/** Of the object and of its whole plan, those that the caller may see. */
	readonly dokumenter: readonly Plandokument[];
	readonly historikk: readonly { revision: number; who: string; when: string; message: string }[];
}

type Detaljrad = RawRow &
	Omit<ObjektDetalj, keyof ObjektRad | 'geometry' | 'dokumenter' | 'historikk'> & {
		readonly geojson: string | null;
	};

/** Everything known of one object, `srid` for its geometry too; NotFound where the scenario has none such. */
export async function objectDetail(
	db: Queryable,
	bruker: Bruker,
	{ id: scenarioId, plan }: Pick<Scenario, 'id' | 'plan'>,
	lokalId: string,
	srid: number | null = null
): Promise<ObjektDetalj> {
	if (!isUuid(lokalId)) throw new NotFound('Objektet finnes ikke i dette scenariet.');
	const { rows } = await db.query<Detaljrad>(sql`
		select ${columns}, o.beskrivelse, o.eierform, o.egenskaper, coalesce(o.buer, '[]') as buer, o.srid,
			array[ST_XMin(b.box), ST_YMin(b.box), ST_XMax(b.box), ST_YMax(b.box)] as bbox,
			array[ST_X(b.inside), ST_Y(b.inside)] as center,
			${srid === null ? sql`null` : sql`ST_AsGeoJSON(o.geom, 2, 0)`} as geojson
		from planobjekt o, lateral (
			select ST_Transform(o.geom, 4326) as box, ST_Transform(ST_PointOnSurface(o.geom), 4326) as inside
		) b
		where o.scenario_id = ${scenarioId} and o.lokal_id = ${lokalId}::uuid`);
	const row = rows[0];
	if (!row) throw new NotFound('Objektet finnes ikke i dette scenariet.');
	const { geojson, ...rest } = row;
	const dokumenter = await plandokumenter(db, bruker, plan, lokalId);
	const historikk = await objectHistory(db, bruker, scenarioId, lokalId);
	return {
		...toRow(rest),
		...(geojson !== null && { geometry: JSON.parse(geojson) as Geometry }),
		dokumenter,
		historikk
	};
}

async function objectHistory(db: Queryable, bruker: Bruker, scenarioId: number, lokalId: string) {
	const { rows } = await db.query<ObjektDetalj['historikk'][number]>(sql`
		select e.revision, ${synligNavn(bruker, sql`e.hvem`)} as who, e.tidspunkt as "when", ${synligMelding(bruker)} as message
		from endring_objekt eo join endring e on e.id = eo.endring_id
		where eo.lokal_id = ${lokalId}::uuid and e.scenario_id = ${scenarioId}
		order by e.revision desc limit 50`);
	return rows;
}

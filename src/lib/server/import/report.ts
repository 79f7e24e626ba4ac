import type { Geometry } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import { boksRundt } from '../../domain/geometri/boksetre.ts';
import { punktrekkerOf } from '../../domain/geometri/flater.ts';
import type { Tema } from '../../domain/plan/objekttyper.ts';
import type { Typeantall } from '../../domain/plan/planinnhold.ts';
import { erIkkeVurdert } from '../../domain/rules/plan/ikkeVurdert.ts';
import type { Kildefil } from '../../formats/kildefil.ts';
import { inspect } from '../../formats/inspect.ts';
import type { LestPlan } from '../../formats/planobjekter.ts';
import type { Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import type { Hodeendring } from './planhode.ts';
import type { ImportTarget } from './target.ts';

/** An Avvik whose place is in lng/lat, for the map. */
export type StedfestetAvvik = Omit<Avvik, 'place'> & { readonly place?: Geometry };

/** What an import found, before anybody accepts it. */
export interface ImportReport {
	readonly scenarioId: number;
	readonly kommunenummer: string;
	readonly planidentifikasjon: string;
	readonly plannavn: string | null;
	readonly kind: string;
	readonly navn: string;
	/** The scenario that is replaced; null: a new one is made. */
	readonly replaces: number | null;
	readonly format: string;
	readonly epsg: number;
	/** EUREF89 UTM zone in which it is stored. */
	readonly srid: number;
	readonly charset: { readonly declared: string | null; readonly used: string };
	/** Area in m² of each object type, in the file's CRS and as stored. */
	readonly objects: readonly {
		readonly objekttype: string;
		readonly tema: Tema;
		readonly count: number;
		readonly areaKildeM2: number | null;
		readonly areaM2: number;
	}[];
	/** Sum of the plan areas in the file's own CRS, m². */
	readonly planArealKilde: number | null;
	readonly putAside: number;
	/** Objects that are not the plan's own, by type: kept and drawn as «andre objekter». */
	readonly andre: readonly Typeantall[];
	/** What accepting changes in the plan itself: name, type, status, dates. */
	readonly hodeendringer: readonly Hodeendring[];
	/** Purposes of the scenario that is replaced, where the file has none that could be stored; else 0. */
	readonly formalBorte: number;
	/** What is drawn, one for each combination: for the legend of the preview. */
	readonly forekomster: readonly Forekomst[];
	/** Where the plan's own objects lie: west, south, east, north in lng/lat; null for a plan without geometry. */
	readonly bbox: readonly [number, number, number, number] | null;
	readonly avvik: readonly StedfestetAvvik[];
	/** How many were found; only the first are listed. */
	readonly avvikTotal: number;
}

/** What the legend needs to know of the objects on the map. */
export interface Forekomst {
	readonly tema: Tema;
	readonly objekttype: string;
	readonly kode: number | null;
	readonly status: number | null;
	readonly vertikalniva: number | null;
}

/** So many are listed: a broken file can have one a vertex. */
const LISTED = 500;

/** A place of more points is told by its box: it is there for the map to go to. */
const MOST_POINTS = 1000;

function sted(place: Geometry): Geometry {
	const punkter = punktrekkerOf(place).flat();
	if (punkter.length <= MOST_POINTS) return place;
	const [w, s, e, n] = boksRundt(punkter);
	const ring = [
		[w, s],
		[e, s],
		[e, n],
		[w, n],
		[w, s]
	];
	return { type: 'Polygon', coordinates: [ring] };
}

/** The same list with every place in lng/lat. */
async function locate(
	db: Queryable,
	avvik: readonly Avvik[],
	epsg: number
): Promise<StedfestetAvvik[]> {
	// What is too far away to be told in lng/lat is said without its place.
	const places = avvik.map(({ place }) =>
		place && erInnenfor(place, epsg) ? JSON.stringify(sted(place)) : null
	);
	const { rows } = await db.query<{ nr: number; sted: string }>(sql`
		select nr, ST_AsGeoJSON(ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(g), ${epsg}::integer), 4326), 8, 0) as sted
		from unnest(${places}::text[]) with ordinality as t(g, nr) where g is not null`);
	const located = new Map(rows.map(({ nr, sted }) => [nr - 1, JSON.parse(sted) as Geometry]));
	return avvik.map((a, i) => ({ ...a, place: located.get(i) }));
}

const RANK = { feil: 1, advarsel: 2, merknad: 3 };

/** What was not examined comes first: it must never be taken for «nothing found» because the list is long. */
const rank = (avvik: Avvik): number => (erIkkeVurdert(avvik) ? 0 : RANK[avvik.severity]);

/** What was found in one coordinate system. */
interface Funnet {
	readonly avvik: readonly Avvik[];
	readonly epsg: number;
}

/** The worst of all that was found, with their places in lng/lat, and how many there were. */
export async function listAvvik(
	db: Queryable,
	alle: readonly Funnet[]
): Promise<Pick<ImportReport, 'avvik' | 'avvikTotal'>> {
	const funn = alle.flatMap(({ avvik, epsg }) => avvik.map((a) => ({ a, epsg })));
	const valgt = funn.sort((x, y) => rank(x.a) - rank(y.a)).slice(0, LISTED);
	const stedfestet = new Map<Avvik, StedfestetAvvik>();
	for (const [epsg, del] of Map.groupBy(valgt, (f) => f.epsg)) {
		const avvik = del.map(({ a }) => a);
		const located = await locate(db, avvik, epsg);
		avvik.forEach((a, i) => stedfestet.set(a, located[i] ?? a));
	}
	return { avvik: valgt.map(({ a }) => stedfestet.get(a) ?? a), avvikTotal: funn.length };
}

interface Staged {
	readonly scenarioId: number;
	readonly target: ImportTarget;
	readonly fil: Kildefil;
	readonly lest: LestPlan;
	readonly hodeendringer: readonly Hodeendring[];
	readonly formalBorte: number;
	readonly avvik: readonly StedfestetAvvik[];
	readonly avvikTotal: number;
}

interface Typesum {
	readonly objekttype: string;
	readonly tema: Tema;
	readonly count: number;
	readonly areaM2: number;
}

/** What a staged plan holds, in numbers that can be compared: the file's own areas beside the stored ones. */
export async function planReport(db: Queryable, staged: Staged): Promise<ImportReport> {
	const { scenarioId, target, fil, lest, avvik, avvikTotal } = staged;
	const { rows } = await db.query<Typesum>(sql`
		select objekttype, tema, count(*) as count, sum(areal_m2) as "areaM2"
		from planobjekt where scenario_id = ${scenarioId}
		group by objekttype, tema order by objekttype, tema`);
	const kilde = new Map(inspect(fil).objects.map((o) => [o.objekttype, o.areaM2]));
	const areaKilde = (name: string) => kilde.get(name) ?? null;
	return {
		scenarioId,
		kommunenummer: target.kommunenummer,
		planidentifikasjon: target.planidentifikasjon,
		plannavn: lest.hode.plannavn,
		kind: target.kind,
		navn: target.navn,
		replaces: target.replaces,
		format: fil.format,
		epsg: fil.epsg ?? target.srid,
		srid: target.srid,
		charset: fil.charset,
		objects: rows.map((row) => ({ ...row, areaKildeM2: areaKilde(row.objekttype) })),
		planArealKilde: areaKilde('RpOmråde') ?? areaKilde('KpOmråde'),
		andre: lest.innhold.andre,
		hodeendringer: staged.hodeendringer,
		formalBorte: staged.formalBorte,
		forekomster: await forekomster(db, scenarioId),
		...(await extent(db, scenarioId)),
		avvik,
		avvikTotal
	};
}

async function forekomster(db: Queryable, scenarioId: number): Promise<Forekomst[]> {
	const { rows } = await db.query<Forekomst>(sql`
		select distinct tema, objekttype, kode, arealbruksstatus as status, vertikalniva
		from planobjekt where scenario_id = ${scenarioId} and tema <> 'grense'
		order by tema, objekttype, kode, status, vertikalniva limit ${LISTED}`);
	return rows;
}

async function extent(db: Queryable, scenarioId: number) {
	const { rows } = await db.query<{
		bbox: [number, number, number, number] | null;
		putAside: number;
	}>(sql`
		select (select case when count(*) > 0 then
				array[min(ST_XMin(g)), min(ST_YMin(g)), max(ST_XMax(g)), max(ST_YMax(g))] end
				from (select ST_Transform(geom, 4326) as g, rank() over (order by tema = 'annet') as forst
					from planobjekt where scenario_id = ${scenarioId}) t where forst = 1) as bbox,
			(select count(*) from planobjekt_rest where scenario_id = ${scenarioId}) as "putAside"`);
	return rows[0] ?? { bbox: null, putAside: 0 };
}

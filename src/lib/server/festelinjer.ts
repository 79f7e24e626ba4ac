import type { Position } from 'geojson';
import { apneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { BadRequest } from './badRequest.ts';
import type { Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** West, south, east, north in metres of the plan's UTM zone. */
export type Festeboks = readonly [number, number, number, number];

/** One draws in detail closer than this; a larger box is cut by nobody's need. */
const MOST_M = 12_000;
/** So many lines at most: with more of them in sight a single one is not aimed at. */
const MOST_LINES = 20_000;

/** Reads `?bbox=`; nonsense, and more ground than anybody draws on at once, is a BadRequest. */
export function parseFesteboks(text: string | null): Festeboks {
	const parts = (text ?? '').split(',').map((t) => (t.trim() ? Number(t) : NaN));
	const [west = NaN, south = NaN, east = NaN, north = NaN] = parts;
	const isBox = parts.length === 4 && parts.every(Number.isFinite) && west < east && south < north;
	if (!isBox || parts.some((x) => Math.abs(x) > 1e7))
		throw new BadRequest(
			'ugyldig-bbox',
			'bbox skrives vest,sør,øst,nord i meter i planens UTM-sone.'
		);
	if (east - west > MOST_M || north - south > MOST_M)
		throw new BadRequest('for-stor-bbox', 'bbox kan være høyst 12 km på hver side.');
	return [west, south, east, north];
}

interface Linjerad {
	readonly line: string;
}

/**
 * The lines that one draws along within a box: borders of parcels, roads and railways, at the centimetre. Those of data sets
 * that `bruker` may see, and that are stored in the plan's zone; invented ones beside an illustration plan alone. `truncated`:
 * there were more.
 */
export async function festelinjer(
	db: Queryable,
	bruker: Bruker,
	{ srid, illustrasjon }: Pick<Scenario, 'srid' | 'illustrasjon'>,
	[west, south, east, north]: Festeboks
): Promise<{ lines: Position[][]; truncated: boolean }> {
	const kjent = sql`d.tilstand = 'loaded' and (${illustrasjon}::boolean or not d.illustrasjon)
		and ${apneDatasett(bruker, sql`d.`)}`;
	const { rows } = await db.query<Linjerad>(sql`
		with b as materialized (
			select ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, ${srid}::integer) as boks
		), kilde as (
			select e.geom from b cross join lateral (
				select e.geom, e.datasett_id from eiendom e
				where e.geom && b.boks and ST_SRID(e.geom) = ${srid} offset 0
			) e join datasett d on d.id = e.datasett_id and ${kjent}
			union all
			select o.geom from b cross join lateral (
				select o.geom, o.datasett_id from datasettobjekt o
				where o.geom && b.boks and ST_SRID(o.geom) = ${srid} and o.tema in ('veg', 'bane') offset 0
			) o join datasett d on d.id = o.datasett_id and ${kjent}
		)
		select ST_AsGeoJSON(l.geom, 2, 0) as line
		from kilde k
		cross join lateral ST_Dump(case when ST_Dimension(k.geom) = 2 then ST_Boundary(k.geom) else k.geom end) l
		where ST_Dimension(l.geom) = 1
		limit ${MOST_LINES + 1}`);
	const lines = rows
		.slice(0, MOST_LINES)
		.map(({ line }) => (JSON.parse(line) as { coordinates: Position[] }).coordinates);
	return { lines, truncated: rows.length > MOST_LINES };
}

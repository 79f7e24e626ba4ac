import { SLIVER, type Sliver } from '../domain/plan/diff.ts';
import { fromEwkbHex, toEwkbHex } from '../formats/ewkb.ts';
import { dekkerDetSamme, Grenser, type Grenseflate, type Segment } from './diffGrenser.ts';
import { medId, nokkel, overlappende, planomrade, utenfor } from './diffSporring.ts';
import { sql, type Statement } from './sql.ts';
import type { Tilstand } from './tilstand.ts';
import type { Turer } from './turer.ts';

/** Ground that one object of each state covers, by lokalId; null: none does. */
export interface Bit {
	readonly a: string | null;
	readonly b: string | null;
	readonly fromKey: string;
	readonly toKey: string;
	readonly areaM2: number;
	/** Of it, outside the plan area. */
	readonly utenforM2: number;
	/** Its outline, m. */
	readonly edgeM: number;
	/** Of it, what several purposes of one state lie over. */
	readonly overlapM2: number;
}

type Sliverrad = Omit<Sliver, 'from' | 'to'>;
interface Overlegg {
	readonly biter: readonly Bit[];
	readonly slivers: readonly Sliverrad[];
	/** All that were laid over one another. */
	readonly ider: readonly string[];
}

/** A purpose in both states, where it is on the ground in either. */
interface Flate extends Grenseflate {
	readonly fromKey: string;
	readonly toKey: string;
	/** Of it as it was before. */
	readonly areaM2: number;
	readonly utenforM2: number;
}

type Flaterad = Omit<Flate, 'a' | 'b'> & Record<'a' | 'b', string | null>;
const geometri = (hex: string | null) => (hex === null ? null : fromEwkbHex(hex));

async function lesFlater(
	turer: Turer,
	a: Tilstand,
	b: Tilstand,
	ider: readonly string[]
): Promise<Flate[]> {
	const { rows } = await turer.each<string, Flaterad>(
		ider,
		(noen) => sql`
			select coalesce(a.lokal_id, b.lokal_id) as "lokalId", a.geom::text as a, b.geom::text as b,
				${nokkel(sql`a`)} as "fromKey", ${nokkel(sql`b`)} as "toKey",
				array[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)] as boks, coalesce(ST_Area(a.geom), 0) as "areaM2",
				case when a.geom is null then 0 else ${utenfor(sql`a.geom`)} end as "utenforM2"
			from (${medId(a, noen)}) a full join (${medId(b, noen)}) b on a.lokal_id = b.lokal_id
			cross join lateral ST_Collect(ST_Envelope(a.geom), ST_Envelope(b.geom)) e
			cross join ${planomrade(a, b)} p`,
		{ first: 512 }
	);
	return rows.map((rad) => ({ ...rad, a: geometri(rad.a), b: geometri(rad.b) }));
}

/** A piece as it is read, its geometry where its purpose is another. */
type Rad = Bit & { readonly geom: string | null };

interface Utsnitt {
	/** Whose pieces are asked for: each piece is its first object's, the one before before the one after. */
	readonly egne: readonly string[];
	/** All that lie where they do. */
	readonly rundt: readonly string[];
	/** Those of which all ground is asked for, also what they keep. */
	readonly hele: readonly string[];
	readonly linjer: readonly Segment[];
}

/** A piece is bounded by what lies in and around its object alone, so that it is the same whatever is asked for beside it. */
const biterAv = (
	a: Tilstand,
	b: Tilstand,
	{ egne, rundt, hele, linjer }: Utsnitt
): Statement => sql`
	with alle as (
		select array_agg(coalesce(a.lokal_id, b.lokal_id) order by coalesce(a.lokal_id, b.lokal_id)) as id,
			array_agg(a.geom order by coalesce(a.lokal_id, b.lokal_id)) as a,
			array_agg(b.geom order by coalesce(a.lokal_id, b.lokal_id)) as b,
			array_agg(${nokkel(sql`a`)} order by coalesce(a.lokal_id, b.lokal_id)) as na,
			array_agg(${nokkel(sql`b`)} order by coalesce(a.lokal_id, b.lokal_id)) as nb
		from (${medId(a, rundt)}) a full join (${medId(b, rundt)}) b on a.lokal_id = b.lokal_id
	), bit as materialized (
		select s.id[f.a[1]] as a, s.id[f.b[1]] as b, coalesce(s.na[f.a[1]], 'ingen') as "fromKey",
			coalesce(s.nb[f.b[1]], 'ingen') as "toKey", cardinality(f.a) > 1 or cardinality(f.b) > 1 as flere, f.geom
		from alle s, scenario sc, flater_skiftet(s.a, s.b, ST_SetSRID(${toEwkbHex({ type: 'MultiLineString', coordinates: [...linjer] }, 0)}::geometry, sc.srid)) f
		where sc.id = ${a.id} and (f.a[1] is distinct from f.b[1] or s.id[f.a[1]] = any(${hele}::uuid[]))
			and s.id[coalesce(f.a[1], f.b[1])] = any(${egne}::uuid[])
	)
	select bit.a, bit.b, "fromKey", "toKey", ST_Area(bit.geom) as "areaM2", ${utenfor(sql`bit.geom`)} as "utenforM2",
		ST_Perimeter(bit.geom) as "edgeM", case when flere then ST_Area(bit.geom) else 0 end as "overlapM2",
		case when "fromKey" <> "toKey" then bit.geom::text end as geom
	from bit cross join ${planomrade(a, b)} p`;

/** Less ground than this is none: the overlay's grid is a millimetre. */
export const INTET_M2 = 0.001;

/** What stayed with each object: all of it but what it passed on. */
function beholdt(flater: readonly Flate[], biter: readonly Bit[]): Bit[] {
	const gitt = Map.groupBy(biter, ({ a }) => a);
	return flater.flatMap(({ lokalId, fromKey, toKey, ...hel }) => {
		const gittBort = gitt.get(lokalId) ?? [];
		const areaM2 = gittBort.reduce((rest, bit) => rest - bit.areaM2, hel.areaM2);
		const utenforM2 = gittBort.reduce((rest, bit) => rest - bit.utenforM2, hel.utenforM2);
		if (areaM2 < INTET_M2) return [];
		const begge = { a: lokalId, b: lokalId, fromKey, toKey };
		return { ...begge, areaM2, utenforM2, edgeM: 0, overlapM2: 0 };
	});
}

/** Connected ground from one purpose to another that is small or thin. */
async function sma(turer: Turer, biter: readonly Rad[]): Promise<Sliverrad[]> {
	const skiftet = biter.filter(({ geom }) => geom !== null);
	if (skiftet.length === 0) return [];
	const rows = await turer.rows<Sliverrad>(sql`
		with bit as (
			select * from unnest(${skiftet.map(({ a }) => a)}::text[], ${skiftet.map(({ b }) => b)}::text[],
				${skiftet.map(({ fromKey }) => fromKey)}::text[], ${skiftet.map(({ toKey }) => toKey)}::text[],
				${skiftet.map(({ geom }) => geom)}::text[]::geometry[]) as u (a, b, "fromKey", "toKey", geom)
		), klynge as (
			select *, ST_ClusterDBSCAN(geom, 0, 1) over (partition by "fromKey", "toKey") as nr from bit
		), sliver as (
			select "fromKey", "toKey", ST_Union(geom, 0.001) as geom,
				array_agg(distinct a) filter (where a is not null) || array_agg(distinct b) filter (where b is not null) as objekter
			from klynge group by "fromKey", "toKey", nr
		), malt as (
			select *, ST_Area(geom) as "areaM2", 2 * ST_Area(geom) / ST_Perimeter(geom) as "widthM",
				ST_Transform(ST_PointOnSurface(geom), 4326) as punkt
			from sliver
		)
		select "fromKey", "toKey", "areaM2", "widthM", array[ST_X(punkt), ST_Y(punkt)] as at,
			array(select distinct o from unnest(objekter) o order by o) as objects
		from malt where "areaM2" < ${SLIVER.areaM2} or "widthM" < ${SLIVER.widthM}`);
	return rows ?? [];
}

/** So many borders are parted in a moment, and with them all that differs between most scenarios. */
const MOST_GRENSER = 4000;
/** Else so many objects at first; how many then follows from the time that it took. */
const FORST = 32;

/** The pieces of what passed ground on, in turns: no statement is of more than takes a moment. */
async function alleBiter(
	turer: Turer,
	a: Tilstand,
	b: Tilstand,
	{ flater, hele }: { readonly flater: readonly Flate[]; readonly hele: ReadonlySet<string> }
): Promise<Rad[]> {
	const grenser = new Grenser(flater, hele);
	const biter = (egne: readonly Flate[]) =>
		biterAv(a, b, {
			egne: egne.map(({ lokalId }) => lokalId),
			rundt: grenser.naboer(egne),
			hele: [...hele],
			linjer: grenser.rundt(egne)
		});
	if (!turer.isAlene || grenser.antall <= MOST_GRENSER)
		return (await turer.rows<Rad>(biter([...grenser.sma, ...grenser.store]))) ?? [];
	const sma = await turer.each<Flate, Rad>(grenser.sma, biter, { first: FORST });
	const store = await turer.each<Flate, Rad>(grenser.store, biter, { first: 1 });
	return [...sma.rows, ...store.rows];
}

/** Which lie over others of their own state? Where the first has none, and as much is covered as before, the other has none either. */
async function lapper(
	turer: Turer,
	a: Tilstand,
	b: Tilstand,
	endrede: readonly Flate[]
): Promise<string[]> {
	const foer = await overlappende(turer, a);
	if (foer.length === 0 && dekkerDetSamme(endrede)) return [];
	return [...foer, ...(await overlappende(turer, b))];
}

// What is given another purpose and another shape is in pieces whole, so that its ground is one with what lies beside it.
const erOmkodet = ({ a, b, fromKey, toKey }: Flate): boolean =>
	a !== null && b !== null && fromKey !== toKey;

/**
 * The purposes of the one state over those of the other, piece by piece, and the slivers apart: those told of, which are drawn
 * or placed otherwise, and what lies over others anyway.
 */
export async function overlegg(
	turer: Turer,
	a: Tilstand,
	b: Tilstand,
	endret: readonly string[]
): Promise<Overlegg> {
	const endrede = await lesFlater(turer, a, b, endret);
	const flawed = await lapper(turer, a, b, endrede);
	const ider = [...new Set([...endret, ...flawed])];
	const flater = [...endrede, ...(await lesFlater(turer, a, b, ider.slice(endret.length)))];
	const omkodet = flater.filter(erOmkodet).map(({ lokalId }) => lokalId);
	const hele = new Set([...flawed, ...omkodet]);
	const biter = await alleBiter(turer, a, b, { flater, hele });
	const igjen = flater.filter(({ lokalId, ...f }) => f.a && f.b && !hele.has(lokalId));
	const slivers = await sma(turer, biter);
	return { biter: [...biter, ...beholdt(igjen, biter)], slivers, ider };
}

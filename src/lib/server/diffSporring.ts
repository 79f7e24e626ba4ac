import { PA_GRUNNEN } from '../domain/rules/plan/niva.ts';
import type { Malt } from '../domain/plan/diff.ts';
import { formalPaGrunnen } from './paGrunnen.ts';
import { sql, type Statement } from './sql.ts';
import type { Tilstand } from './tilstand.ts';
import type { Turer } from './turer.ts';

/** As `formalsnokkel` of the domain. */
export const nokkel = (o: Statement): Statement => sql`case when ${o}.kode is null then 'uten-kode'
	else concat(${o}.kodeliste, ':', ${o}.kode) end`;

const side = (
	o: Statement
): Statement => sql`case when ${o}.lokal_id is not null then jsonb_build_object(
	'objekttype', ${o}.objekttype, 'kodeliste', ${o}.kodeliste, 'kode', ${o}.kode,
	'arealbruksstatus', ${o}.arealbruksstatus, 'omrNavn', ${o}.omr_navn, 'areaM2', ST_Area(${o}.geom),
	'lengthM', case when ST_Dimension(${o}.geom) = 1 then ST_Length(${o}.geom) else 0 end) end`;

const both = { a: sql`a`, b: sql`b` } as const;

/** The names of the properties that differ, apart from those that are told as a new code. */
const egenskapene = sql`array_remove(array[
	case when a.arealbruksstatus is distinct from b.arealbruksstatus then 'arealbruksstatus' end,
	case when a.omr_navn is distinct from b.omr_navn then 'omrNavn' end,
	case when a.beskrivelse is distinct from b.beskrivelse then 'beskrivelse' end,
	case when a.eierform is distinct from b.eierform then 'eierform' end,
	case when a.vertikalniva is distinct from b.vertikalniva then 'vertikalniva' end,
	case when a.egenskaper is distinct from b.egenskaper then 'egenskaper' end], null)`;

/** An object that is not written alike in both states. */
export interface Ulikt extends Malt {
	/** The very same geometry, vertex by vertex. */
	readonly sameGeometry: boolean;
	/** A purpose on the ground in both states: shape and ground are left for `overlegg` to measure. */
	readonly isOverlaid: boolean;
}

/** Every object that is not the same in both states, measured; borders are drawn from their surfaces and left out. */
export async function ulikeObjekter(turer: Turer, a: Tilstand, b: Tilstand): Promise<Ulikt[]> {
	const rows = await turer.rows<Ulikt>(sql`
		select coalesce(a.lokal_id, b.lokal_id) as "lokalId", coalesce(b.tema, a.tema) as tema,
			${side(both.a)} as fra, ${side(both.b)} as til, e.lik as "sameGeometry",
			e.egenskaper as properties, e.overlegges as "isOverlaid",
			e.lik or (not e.overlegges and coalesce(ST_Equals(a.geom, b.geom), false)) as "sameShape",
			coalesce(ST_Area(f.tapt), 0) as "lostM2", coalesce(ST_Area(f.vunnet), 0) as "gainedM2",
			coalesce(ST_Perimeter(f.tapt), 0) + coalesce(ST_Perimeter(f.vunnet), 0) as "edgeM",
			array[ST_XMin(boks), ST_YMin(boks), ST_XMax(boks), ST_YMax(boks)] as bbox,
			array[ST_X(punkt), ST_Y(punkt)] as at
		from (${a.objekter}) a full join (${b.objekter}) b on a.lokal_id = b.lokal_id
		cross join lateral (select coalesce(a.geom = b.geom, false) as lik,
			coalesce(${formalPaGrunnen(both.a)} and ${formalPaGrunnen(both.b)} and not a.geom = b.geom, false) as overlegges,
			case when a.lokal_id is null or b.lokal_id is null then '{}' else ${egenskapene} end as egenskaper) e
		cross join lateral ST_Transform(ST_Envelope(ST_Collect(a.geom, b.geom)), 4326) boks
		cross join lateral ST_Transform(ST_PointOnSurface(coalesce(b.geom, a.geom)), 4326) punkt
		cross join lateral (select not e.lik and not e.overlegges and ST_Dimension(a.geom) = 2 and ST_Dimension(b.geom) = 2 as her) m
		cross join lateral (
			select case when m.her then ST_Difference(a.geom, b.geom, 0.001) end as tapt,
				case when m.her then ST_Difference(b.geom, a.geom, 0.001) end as vunnet offset 0
		) f
		where coalesce(b.tema, a.tema) <> 'grense' and (not e.lik or e.egenskaper <> '{}' or a.kode is distinct from b.kode
			or a.kodeliste is distinct from b.kodeliste or a.objekttype <> b.objekttype)
		order by 1`);
	return rows ?? [];
}

/** Purposes whose ground is the same in both, summed. */
export interface Likt {
	readonly fromKey: string;
	readonly toKey: string;
	readonly areaM2: number;
	/** Of it, outside the plan area. */
	readonly utenforM2: number;
}

/** The plan area of both states together, on the ground. */
export const planomrade = (a: Tilstand, b: Tilstand): Statement => sql`(
	select ST_Union(p.geom, 0.001) as geom from (
		select a.geom from (${a.objekter}) a where a.tema = 'planomrade' and ST_Dimension(a.geom) = 2
			and coalesce(a.vertikalniva, ${PA_GRUNNEN}) = ${PA_GRUNNEN}
		union
		select b.geom from (${b.objekter}) b where b.tema = 'planomrade' and ST_Dimension(b.geom) = 2
			and coalesce(b.vertikalniva, ${PA_GRUNNEN}) = ${PA_GRUNNEN}
	) p)`;

/** The purposes on the ground with these identities. */
export const medId = ({ objekter }: Tilstand, ider: readonly string[]): Statement => sql`
	select o.* from (${objekter}) o where o.lokal_id = any(${ider}::uuid[]) and ${formalPaGrunnen(sql`o`)}`;

/** How much of a surface lies outside the plan area, which is `p`? */
export const utenfor = (
	geom: Statement
): Statement => sql`case when p.geom is null or ST_Covers(p.geom, ${geom}) then 0
	else ST_Area(ST_Difference(${geom}, p.geom, 0.001)) end`;

/** How large is the plan area in m²? null: none is drawn. */
export async function planarealM2(turer: Turer, a: Tilstand, b: Tilstand): Promise<number | null> {
	const rows = await turer.rows<{ areaM2: number | null }>(
		sql`select ST_Area(p.geom) as "areaM2" from ${planomrade(a, b)} p`
	);
	return rows?.[0]?.areaM2 ?? null;
}

/**
 * Purposes on the ground that both states have with the same geometry, but for those told; never overlaid. What they are is looked
 * at after they are joined: the planner takes it to be true of next to none, and would join each with all.
 */
export async function likeFormal(
	turer: Turer,
	a: Tilstand,
	b: Tilstand,
	uten: readonly string[]
): Promise<Likt[]> {
	const rows = await turer.rows<Likt>(sql`
		with par as materialized (
			select ${nokkel(both.a)} as "fromKey", ${nokkel(both.b)} as "toKey", a.lokal_id, a.geom,
				${formalPaGrunnen(both.a)} and ${formalPaGrunnen(both.b)} as teller
			from (${a.objekter}) a join (${b.objekter}) b on a.lokal_id = b.lokal_id and a.geom = b.geom
		)
		select "fromKey", "toKey", sum(ST_Area(par.geom)) as "areaM2", sum(${utenfor(sql`par.geom`)}) as "utenforM2"
		from par cross join ${planomrade(a, b)} p
		where teller and not lokal_id = any(${uten}::uuid[])
		group by 1, 2`);
	return rows ?? [];
}

/**
 * Which purposes of one state lie over another of the same (a flaw of the plan, such as an import may bring)? Their sides
 * alone tell, for a plan that tiles, that none does; else they are compared two by two.
 */
export async function overlappende(turer: Turer, { objekter }: Tilstand): Promise<string[]> {
	const formal = sql`select o.* from (${objekter}) o where ${formalPaGrunnen(sql`o`)}`;
	const proved = await turer.rows<{ kan: boolean }>(
		sql`select flater_kan_overlappe((select array_agg(o.geom) from (${formal}) o)) as kan`
	);
	if (!proved?.[0]?.kan) return [];
	const alle = await turer.rows<{ lokalId: string }>(
		sql`select o.lokal_id as "lokalId" from (${formal}) o order by ST_Centroid(ST_Envelope(o.geom)), 1`
	);
	const { rows } = await turer.each<{ lokalId: string }, { lokalId: string }>(
		alle ?? [],
		(noen) => sql`
			select distinct unnest(array[a.lokal_id, b.lokal_id])::text as "lokalId"
			from (${formal}) a join (${formal}) b on a.geom && b.geom and a.lokal_id < b.lokal_id
			where a.lokal_id = any(${noen.map(({ lokalId }) => lokalId)}::uuid[]) and ST_Relate(a.geom, b.geom, '2********')`
	);
	return [...new Set(rows.map(({ lokalId }) => lokalId))];
}

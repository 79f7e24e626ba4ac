import type { Blagronngrunnlag, Gronnflate } from '../domain/blagronn/lest.ts';
import { NAER_M, NAER_MINST_M2 } from '../domain/blagronn/valg.ts';
import { FORMAL } from '../domain/blagronn/formal.ts';
import type { Grunnlagsdatasett } from './grunnlag.ts';
import type { Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

type Naerflate = Gronnflate & { readonly geom: string };

interface Hvem {
	readonly datasett: readonly Grunnlagsdatasett[];
	/** lokalId of the zones for dwellings. */
	readonly soner: readonly string[];
}

/** The green surfaces that are large enough, the dwellings that stand near each, and what of each zone lies near one. */
export async function lesFlater(
	db: Queryable,
	{ id }: Pick<Scenario, 'id'>,
	{ datasett, soner }: Hvem
): Promise<Pick<Blagronngrunnlag, 'flater' | 'boliger' | 'andeler'>> {
	const { rows } = await db.query<Naerflate>(sql`
		select nr, lokal_id as "lokalId", navn, areal_m2 as "arealM2", ST_AsHEXEWKB(naer) as geom
		from blagronn_naer(${id}::integer, ${FORMAL}::jsonb, ${NAER_MINST_M2}::float8, ${NAER_M}::float8) order by nr`);
	const bygninger = datasett.filter(
		({ tema, tilstand }) => tema === 'bygning' && tilstand === 'loaded'
	);
	return {
		flater: rows.map(({ geom: _, ...flate }) => flate),
		boliger: await boligerVed(
			db,
			id,
			rows,
			bygninger.map((d) => d.id)
		),
		andeler: await andelerVed(db, id, rows, soner)
	};
}

/** Dwellings of the buildings in the plan's ground, by the first surface that each is near. */
async function boligerVed(
	db: Queryable,
	scenarioId: number,
	flater: readonly Naerflate[],
	datasett: readonly number[]
): Promise<Blagronngrunnlag['boliger']> {
	const { rows } = await db.query<{ nr: number | null; antall: number }>(sql`
		with omrade as materialized (
			select blagronn_omrade(${scenarioId}::integer) as geom
		), bygning as materialized (
			select b.id, b.boliger, u.geom from omrade o
			join bygning b on b.datasett_id = any (${datasett}::integer[]) and b.boliger > 0
			cross join lateral (select case when ST_SRID(b.geom) = ST_SRID(o.geom) then b.geom
				else ST_Transform(b.geom, ST_SRID(o.geom)) end as geom) u
			where ST_Intersects(o.geom, u.geom)
		), naer as (
			select b.id, min(f.nr) as nr
			from unnest(${flater.map(({ nr }) => nr)}::integer[], ${flater.map(({ geom }) => geom)}::text[]) f (nr, hex)
			cross join lateral (select f.hex::geometry as geom offset 0) g
			join bygning b on b.geom && g.geom and ST_Intersects(g.geom, b.geom)
			group by b.id
		)
		select n.nr, sum(b.boliger)::integer as antall from bygning b left join naer n using (id) group by n.nr order by n.nr`);
	return rows;
}

/** The part of each zone's area that lies near a surface, 0–1. */
async function andelerVed(
	db: Queryable,
	scenarioId: number,
	flater: readonly Naerflate[],
	soner: readonly string[]
): Promise<ReadonlyMap<string, number>> {
	const { rows } = await db.query<{ lokalId: string; andel: number }>(sql`
		with flate as materialized (
			select hex::geometry as geom from unnest(${flater.map(({ geom }) => geom)}::text[]) f (hex)
		)
		select o.lokal_id as "lokalId",
			least(1, ST_Area(ST_Intersection(o.geom, n.geom, 0.001)) / o.areal_m2) as andel
		from planobjekt o cross join lateral (
			select ST_Union(f.geom, 0.001) as geom from flate f where f.geom && o.geom and ST_Intersects(f.geom, o.geom)
		) n
		where o.scenario_id = ${scenarioId} and o.lokal_id = any (${soner}::uuid[]) and o.areal_m2 > 0 and n.geom is not null`);
	return new Map(rows.map(({ lokalId, andel }) => [lokalId, andel]));
}

import type { Blagronngrunnlag } from '../domain/blagronn/lest.ts';
import type { Nettdel } from '../domain/blagronn/nett.ts';
import { BELTE_M, FLOMVEI_M, SPRANG_M } from '../domain/blagronn/valg.ts';
import { FORMAL } from '../domain/blagronn/formal.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

type Slagrad = Blagronngrunnlag['slag'][number] & { readonly geom: string };

/** The network kind by kind, its connected parts with what each touches, and the whole as one geometry. */
export async function lesNett(
	db: Queryable,
	scenarioId: number,
	data: string
): Promise<Pick<Blagronngrunnlag, 'slag' | 'deler'> & { nett: string | null }> {
	const { rows } = await db.query<Slagrad>(sql`
		select rang, ST_Area(fri) as "friM2", bygg_m2 as "byggM2", ukjent_m2 as "ukjentM2", ST_AsHEXEWKB(fri) as geom
		from blagronn_nett(${scenarioId}::integer, ${FORMAL}::jsonb, ${data}::jsonb, ${BELTE_M}::float8, ${FLOMVEI_M}::float8)
		order by rang`);
	const slag = rows.map(({ geom: _, ...rad }) => rad);
	const rang = rows.map((rad) => rad.rang);
	const geom = rows.map((rad) => rad.geom);
	return {
		slag,
		deler: await lesDeler(db, scenarioId, data, { rang, geom }),
		nett: await samlet(db, geom)
	};
}

async function lesDeler(
	db: Queryable,
	scenarioId: number,
	data: string,
	{ rang, geom }: { readonly rang: readonly number[]; readonly geom: readonly string[] }
): Promise<Nettdel[]> {
	const { rows } = await db.query<Nettdel>(sql`
		with del as materialized (
			select row_number() over (order by n.rang, d.path)::integer as nr, n.rang, d.geom, ST_PointOnSurface(d.geom) as midt
			from unnest(${rang}::integer[], ${geom}::text[]) n (rang, geom)
			cross join lateral ST_Dump(ST_CollectionExtract(n.geom::geometry, 3)) d
		)
		select a.nr, a.rang, ST_Area(a.geom) as "arealM2", o.lokal_id as "lokalId", coalesce(v.navn, o.navn) as navn,
			array[ST_X(ST_Transform(a.midt, 4326)), ST_Y(ST_Transform(a.midt, 4326))] as sted,
			coalesce((
				select array_agg(b.nr) from del b
				where b.nr > a.nr and b.geom && ST_Expand(a.geom, ${SPRANG_M}::float8) and ST_DWithin(b.geom, a.geom, ${SPRANG_M}::float8)
			), '{}') as naboer
		from del a
		left join lateral (
			select f.lokal_id, coalesce(f.omr_navn, case when f.kode >= 6000 then 'Vannflate' else 'formål ' || f.kode end) as navn from planobjekt f
			where f.scenario_id = ${scenarioId} and f.tema = 'arealformal' and f.kode is not null
				and f.geom && a.midt and ST_Intersects(f.geom, a.midt)
			order by f.lokal_id limit 1
		) o on a.rang in (1, 2)
		left join lateral (
			select d.navn from grunnlagsobjekt(${data}::jsonb, ST_Expand(a.midt, 1)) d
			where d.tema = 'vann' and d.navn is not null and ST_Dimension(d.geom) = 2 and ST_Intersects(d.geom, a.midt)
			order by d.navn limit 1
		) v on a.rang = 1
		order by a.nr`);
	return rows;
}

async function samlet(db: Queryable, geom: readonly string[]): Promise<string | null> {
	const { rows } = await db.query<{ nett: string | null }>(sql`
		select ST_AsHEXEWKB(ST_Union(g::geometry, 0.001)) as nett from unnest(${geom}::text[]) g`);
	return rows[0]?.nett ?? null;
}

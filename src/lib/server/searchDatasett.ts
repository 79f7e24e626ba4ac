import type { Sokeord } from '../domain/sok.ts';
import { apneDatasett } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import type { Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { likeText as like, sql, type Statement } from './sql.ts';
import { bbox, LIMIT, type Treff } from './treff.ts';

type Matrikkel = Sokeord & { slag: 'matrikkel' };

/**
 * The data sets that a search looks through. What was invented for the illustration is never found beside a real plan; with
 * no plan it is, marked as what it is.
 */
const sokbare = (bruker: Bruker, scenario: Scenario | null): Statement =>
	sql`d.tilstand = 'loaded' and ${apneDatasett(bruker, sql`d.`)}
		and (not d.illustrasjon or ${scenario?.illustrasjon ?? true})`;

/** Properties of this number: those of the scenario's municipality first, or those of the one that was written. */
export async function eiendommer(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	{ kommune, gnr, bnr }: Matrikkel
): Promise<Treff[]> {
	// Each half is read in the order of an index and no further than it is shown: a gnr is in every municipality.
	const noen = (her: Statement, orden: Statement): Statement => sql`(
		select p.id, p.kommunenummer, p.gnr, p.bnr, p.geom, d.illustrasjon
		from eiendom p join datasett d on d.id = p.datasett_id and ${sokbare(bruker, scenario)}
		where p.gnr = ${gnr} and (${bnr}::integer is null or p.bnr = ${bnr}) and ${her}
		order by ${orden} limit ${LIMIT})`;
	const hjemme = kommune ?? scenario?.kommunenummer ?? '';
	const { rows } = await db.query<Treff>(sql`
		select 'eiendom' as slag, p.gnr || '/' || p.bnr as navn,
			'Eiendom i ' || coalesce(k.navn, p.kommunenummer) as detalj, ${bbox} as bbox,
			array[ST_X(g.punkt), ST_Y(g.punkt)] as punkt, null as "lokalId", null as scenario, p.illustrasjon
		from (
			${noen(sql`p.kommunenummer = ${hjemme}`, sql`p.kommunenummer, p.gnr, p.bnr, p.fnr, p.id`)}
			union all
			${noen(
				sql`${kommune}::text is null and p.kommunenummer <> ${hjemme}`,
				sql`p.gnr, p.bnr, p.kommunenummer, p.id`
			)}
		) p join kommune k using (kommunenummer), lateral (
			select ST_Transform(p.geom, 4326) as box, ST_Transform(ST_PointOnSurface(p.geom), 4326) as punkt
		) g
		order by p.kommunenummer <> ${hjemme}, p.gnr, p.bnr, p.kommunenummer, p.id limit ${LIMIT}`);
	return rows;
}

/** Are there any properties of that municipality (the scenario's; of any, without one) that the person may see? */
export async function hasEiendommer(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	{ kommune }: Matrikkel
): Promise<boolean> {
	const hvor = kommune ?? scenario?.kommunenummer ?? null;
	const { rowCount } = await db.query(sql`
		-- One look in the index for each municipality: joined, a nation's parcels would all be read to find one.
		select from kommune k cross join lateral (
			select from eiendom e join datasett d on d.id = e.datasett_id and ${sokbare(bruker, scenario)}
			where e.kommunenummer = k.kommunenummer limit 1) e
		where ${hvor}::text is null or k.kommunenummer = ${hvor} limit 1`);
	return rowCount !== 0;
}

/** So many names are looked at in each way of finding them: a common word is in a hundred thousand. */
const KANDIDATER = 200;

/** What the scenario covers, in its own zone: the planområde where it has one. */
const dekning = ({ id, srid }: Scenario): Statement => {
	const av = (hvilke: Statement): Statement =>
		sql`(select ST_SetSRID(ST_Extent(p.geom)::geometry, ${srid}::integer) from planobjekt p where p.scenario_id = ${id} and ${hvilke})`;
	return sql`coalesce(${av(sql`p.tema = 'planomrade'`)}, ${av(sql`true`)})`;
};

/** Ids of the objects by such a name: those here, the very name, those that begin so, and any; some of each. */
function kandidater(q: string): Statement {
	const begynner = sql`lower(o.navn) like lower(${`${like(q)}%`})`;
	// The index of parts is of three letters: of fewer, a name must begin with them.
	const likner = /[\p{L}\p{N}]{3}/u.test(q) ? sql`o.navn ilike ${`%${like(q)}%`}` : begynner;
	const noen = (hvilke: Statement): Statement => sql`(
		select o.id from datasettobjekt o
		where ${hvilke} and o.tema <> 'ar5' and o.datasett_id = any ((select ider from sett)::integer[]))`;
	return sql`
		select n.id from her h cross join lateral (
			${noen(sql`${likner} and o.geom && h.boks and ST_SRID(o.geom) = h.srid`)} limit ${KANDIDATER}) n
		union (${noen(sql`lower(o.navn) = lower(${q})`)} limit ${KANDIDATER})
		union (${noen(begynner)} order by lower(o.navn) using ~<~ limit ${KANDIDATER})
		union (${noen(likner)} limit ${KANDIDATER})`;
}

/** Places by this name: the very name first, then those that the scenario covers. */
export async function steder(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	q: string
): Promise<Treff[]> {
	const { rows } = await db.query<Treff>(sql`
		with sett as materialized (
			select array_agg(d.id) as ider, array_agg(distinct d.srid) as soner from datasett d where ${sokbare(bruker, scenario)}
		), her as materialized (
			select z.srid, ST_Transform(b.boks, z.srid) as boks
			from (select ${scenario ? dekning(scenario) : sql`null::geometry`} as boks) b, sett, unnest(sett.soner) z (srid)
			where b.boks is not null
		), kandidat as materialized (${kandidater(q)})
		select 'sted' as slag, o.navn, initcap(o.tema) as detalj, ${bbox} as bbox, null as "lokalId",
			null as scenario, d.illustrasjon
		from kandidat join datasettobjekt o using (id) join datasett d on d.id = o.datasett_id,
			lateral (select ST_Transform(o.geom, 4326) as box) g
		order by lower(o.navn) <> lower(${q}),
			not exists (select from her h where h.srid = ST_SRID(o.geom) and o.geom && h.boks),
			lower(o.navn) not like lower(${`${like(q)}%`}), length(o.navn),
			array_position(array['tettsted', 'sentrum', 'sted', 'stasjon'], o.tema) nulls last, o.id
		limit ${LIMIT}`);
	return rows;
}

export async function hasSteder(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null
): Promise<boolean> {
	const { rowCount } = await db.query(sql`
		select from datasett d where ${sokbare(bruker, scenario)} and exists (
			select from datasettobjekt o where o.datasett_id = d.id and o.tema in ('tettsted', 'sentrum', 'sted'))
		limit 1`);
	return rowCount !== 0;
}

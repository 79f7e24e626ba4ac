import { tolkSok, type Sokeord } from '../domain/sok.ts';
import { apneDatasett, synligeScenario } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import type { Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { likeText as like, sql, type Statement } from './sql.ts';

/** One answer of a search, with where to look. */
export interface Treff {
	readonly slag: 'koordinat' | 'eiendom' | 'felt' | 'sted' | 'plan';
	readonly navn: string;
	readonly detalj: string;
	/** West, south, east, north in lng/lat; a point has no extent. */
	readonly bbox: readonly [number, number, number, number];
	readonly lokalId: string | null;
	/** Scenario to switch to, for an answer that is a plan. */
	readonly scenario: number | null;
}

const LIMIT = 12;
const box = sql`array[ST_XMin(g.box), ST_YMin(g.box), ST_XMax(g.box), ST_YMax(g.box)]`;

/** What is there by this name, number or coordinate, in the scenario and the data sets that `bruker` may see? */
export async function search(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	q: string
): Promise<Treff[]> {
	const ord = tolkSok(q);
	if (!ord) return [];
	switch (ord.slag) {
		case 'koordinat':
			return [point(ord.lng, ord.lat, `${ord.lat}, ${ord.lng}`)];
		case 'utm':
			return utm(db, ord, scenario?.srid ?? 25832);
		case 'matrikkel':
			return eiendommer(db, bruker, ord);
		case 'tekst':
			return tekst(db, bruker, scenario, ord.tekst);
	}
}

const point = (lng: number, lat: number, navn: string): Treff => ({
	slag: 'koordinat',
	navn,
	detalj: 'Koordinat',
	bbox: [lng, lat, lng, lat],
	lokalId: null,
	scenario: null
});

async function utm(
	db: Queryable,
	{ north, east }: Sokeord & { slag: 'utm' },
	srid: number
): Promise<Treff[]> {
	const { rows } = await db.query<{ lng: number; lat: number }>(sql`
		select ST_X(p) as lng, ST_Y(p) as lat
		from ST_Transform(ST_SetSRID(ST_Point(${east}::float8, ${north}::float8), ${srid}::integer), 4326) as p`);
	return rows.map(({ lng, lat }) =>
		point(lng, lat, `N ${north} Ø ${east} (EUREF89 UTM ${srid - 25800})`)
	);
}

async function eiendommer(
	db: Queryable,
	bruker: Bruker,
	{ gnr, bnr }: Sokeord & { slag: 'matrikkel' }
): Promise<Treff[]> {
	const { rows } = await db.query<Treff>(sql`
		select 'eiendom' as slag, p.gnr || '/' || p.bnr as navn,
			'Eiendom i ' || coalesce(k.navn, p.kommunenummer) as detalj, ${box} as bbox,
			null as "lokalId", null as scenario
		from eiendom p join kommune k using (kommunenummer)
		join datasett d on d.id = p.datasett_id and d.tilstand = 'loaded' and ${apneDatasett(bruker, sql`d.`)},
			lateral (select ST_Transform(p.geom, 4326) as box) g
		where p.gnr = ${gnr} and (${bnr}::integer is null or p.bnr = ${bnr})
		order by p.kommunenummer, p.gnr, p.bnr, p.id limit ${LIMIT}`);
	return rows;
}

async function tekst(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	q: string
): Promise<Treff[]> {
	const [felt, steder, planer] = [
		scenario ? await feltnavn(db, scenario, q) : [],
		await stedsnavn(db, bruker, q),
		await plans(db, bruker, q)
	];
	return [...steder, ...felt, ...planer]
		.map((hit) => ({ hit, rank: rank(hit, q.toLowerCase()) }))
		.toSorted((a, b) => a.rank - b.rank)
		.slice(0, 2 * LIMIT)
		.map(({ hit }) => hit);
}

/** The very name before its beginning before a part of it; of the same kind places, zones, plans; text on the map last. */
function rank({ navn, slag, detalj }: Treff, q: string): number {
	const name = navn.toLowerCase();
	const likeness = name === q ? 0 : name.startsWith(q) ? 1 : 2;
	if (detalj.endsWith('Påskrift')) return 30 + likeness;
	return 10 * likeness + { sted: 0, felt: 1, plan: 2, eiendom: 3, koordinat: 4 }[slag];
}

/**
 * Why nothing was found, in bokmål: that there is none is another answer than that the register was never read in.
 * null where the words speak for themselves.
 */
export async function ingenTreff(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	q: string
): Promise<string | null> {
	const ord = tolkSok(q);
	if (ord?.slag === 'matrikkel') {
		const eiendom = `${ord.gnr}/${ord.bnr ?? ''}`;
		return (await hasEiendommer(db, bruker, scenario))
			? `Ingen eiendom ${eiendom} i det som er lest inn her.`
			: `Eiendommene i kommunen er ikke lest inn her, så ${eiendom} kan ikke søkes opp.`;
	}
	if (ord?.slag !== 'tekst' || (await hasStedsnavn(db, bruker))) return null;
	return `Ingen felt eller plan med «${ord.tekst}». Stedsnavn er ikke lest inn her.`;
}

/** Are there any properties of the scenario's municipality (of any, without one) that the person may see? */
async function hasEiendommer(db: Queryable, bruker: Bruker, scenario: Scenario | null) {
	const { rowCount } = await db.query(sql`
		select from eiendom e join datasett d on d.id = e.datasett_id
		where d.tilstand = 'loaded' and ${apneDatasett(bruker, sql`d.`)}
			and (${scenario?.plan ?? null}::integer is null
				or e.kommunenummer = (select kommunenummer from plan where id = ${scenario?.plan ?? null}))
		limit 1`);
	return rowCount !== 0;
}

async function hasStedsnavn(db: Queryable, bruker: Bruker) {
	const { rowCount } = await db.query(sql`
		select from datasett d where d.tilstand = 'loaded' and ${apneDatasett(bruker, sql`d.`)}
			and exists (select from datasettobjekt o where o.datasett_id = d.id and o.tema in ('tettsted', 'sentrum', 'sted'))
		limit 1`);
	return rowCount !== 0;
}

async function feltnavn(db: Queryable, scenario: Scenario, q: string): Promise<Treff[]> {
	const { rows } = await db.query<Treff>(sql`
		select 'felt' as slag, o.omr_navn as navn, coalesce(v.navn, o.objekttype) as detalj, ${box} as bbox,
			o.lokal_id as "lokalId", null as scenario
		from planobjekt o left join kodeverdi v on v.liste = o.kodeliste and v.kode = o.kode,
			lateral (select ST_Transform(o.geom, 4326) as box) g
		where o.scenario_id = ${scenario.id} and o.omr_navn ilike ${`%${like(q)}%`}
		order by lower(o.omr_navn) <> lower(${q}), o.tema = 'punkt', o.omr_navn not ilike ${`${like(q)}%`}, length(o.omr_navn),
			o.omr_navn, o.id
		limit ${LIMIT}`);
	return rows;
}

async function stedsnavn(db: Queryable, bruker: Bruker, q: string): Promise<Treff[]> {
	const { rows } = await db.query<Treff>(sql`
		select 'sted' as slag, o.navn, initcap(o.tema) as detalj, ${box} as bbox, null as "lokalId",
			null as scenario
		from datasettobjekt o
		join datasett d on d.id = o.datasett_id and d.tilstand = 'loaded' and ${apneDatasett(bruker, sql`d.`)},
			lateral (select ST_Transform(o.geom, 4326) as box) g
		where o.navn ilike ${`%${like(q)}%`} and o.tema <> 'ar5'
		order by lower(o.navn) <> lower(${q}), o.navn not ilike ${`${like(q)}%`}, length(o.navn),
			array_position(array['tettsted', 'sentrum', 'sted', 'stasjon'], o.tema) nulls last, o.id
		limit ${LIMIT}`);
	return rows;
}

/** The scenario that a plan is shown by: the one in force, else a proposal. */
const planHits = (bruker: Bruker, q: string): Statement => sql`
	select distinct on (p.id) p.id, p.planidentifikasjon, s.id as scenario, s.srid,
		coalesce(p.plannavn, p.planidentifikasjon) as navn
	from plan p join scenario s on s.plan_id = p.id and s.tilstand = 'aktiv'
	where ${synligeScenario(bruker, sql`s.`)}
		and (p.planidentifikasjon ilike ${`${like(q)}%`} or p.plannavn ilike ${`%${like(q)}%`})
	order by p.id, array_position(array['gjeldende', 'forslag', 'alternativ'], s.kind), s.id`;

async function plans(db: Queryable, bruker: Bruker, q: string): Promise<Treff[]> {
	const { rows } = await db.query<Treff>(sql`
		select 'plan' as slag, p.navn, 'Plan ' || p.planidentifikasjon as detalj, ${box} as bbox,
			null as "lokalId", p.scenario
		from (
			select * from (${planHits(bruker, q)}) h
			order by lower(planidentifikasjon) <> lower(${q}),
				planidentifikasjon not ilike ${`${like(q)}%`}, length(navn), id
			limit ${LIMIT}
		) p, lateral (
			-- A plan without an area of its own lies where its objects lie.
			select ST_Transform(ST_SetSRID(coalesce(ST_Extent(o.geom) filter (where o.tema = 'planomrade'),
				ST_Extent(o.geom))::geometry, p.srid), 4326) as box
			from planobjekt o where o.scenario_id = p.scenario
		) g
		where g.box is not null
		order by lower(p.planidentifikasjon) <> lower(${q}),
			p.planidentifikasjon not ilike ${`${like(q)}%`}, length(p.navn), p.id`);
	return rows;
}

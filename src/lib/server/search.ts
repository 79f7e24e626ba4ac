import { tolkSok, type Sokeord } from '../domain/sok.ts';
import { synligeScenario } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import type { Scenario } from './plans.ts';
import type { Queryable } from './queryable.ts';
import { eiendommer, hasEiendommer, hasSteder, steder } from './searchDatasett.ts';
import { likeText as like, sql, type Statement } from './sql.ts';
import { bbox, LIMIT, type Treff } from './treff.ts';

/** What is there by this name, number or coordinate, in the scenario and the data sets that `bruker` may see? */
export async function search(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	q: string
): Promise<Treff[]> {
	const ord = tolkSok(q);
	if (!ord) return [];
	const treff = await finn(db, bruker, scenario, ord);
	// The page of an illustration plan says so itself; elsewhere each invented hit does.
	return scenario?.illustrasjon ? treff : treff.map(merket);
}

const merket = (hit: Treff): Treff =>
	hit.illustrasjon ? { ...hit, detalj: `${hit.detalj} (illustrasjon)` } : hit;

async function finn(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	ord: Sokeord
): Promise<Treff[]> {
	switch (ord.slag) {
		case 'koordinat':
			return [point(ord.lng, ord.lat, `${ord.lat}, ${ord.lng}`)];
		case 'utm':
			return utm(db, ord, scenario?.srid ?? 25832);
		case 'matrikkel':
			return eiendommer(db, bruker, scenario, ord);
		case 'tekst':
			return tekst(db, bruker, scenario, ord.tekst);
	}
}

const point = (lng: number, lat: number, navn: string): Treff => ({
	slag: 'koordinat',
	navn,
	detalj: 'Koordinat',
	bbox: [lng, lat, lng, lat],
	punkt: [lng, lat],
	lokalId: null,
	scenario: null,
	illustrasjon: false
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

async function tekst(
	db: Queryable,
	bruker: Bruker,
	scenario: Scenario | null,
	q: string
): Promise<Treff[]> {
	const felt = scenario ? await feltnavn(db, scenario, q) : [];
	const sted = await steder(db, bruker, scenario, q);
	return [...sted, ...felt, ...(await plans(db, bruker, q))]
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
		const eiendom = `${ord.kommune ? `${ord.kommune}-` : ''}${ord.gnr}/${ord.bnr ?? ''}`;
		return (await hasEiendommer(db, bruker, scenario, ord))
			? `Ingen eiendom ${eiendom} i det som er lest inn her.`
			: `Eiendommene i kommunen er ikke lest inn her, så ${eiendom} kan ikke søkes opp.`;
	}
	if (ord?.slag !== 'tekst' || (await hasSteder(db, bruker, scenario))) return null;
	return `Ingen felt eller plan med «${ord.tekst}». Stedsnavn er ikke lest inn her.`;
}

async function feltnavn(db: Queryable, scenario: Scenario, q: string): Promise<Treff[]> {
	const { rows } = await db.query<Treff>(sql`
		select 'felt' as slag, o.omr_navn as navn, coalesce(v.navn, o.objekttype) as detalj, ${bbox} as bbox,
			o.lokal_id as "lokalId", null as scenario, ${scenario.illustrasjon}::boolean as illustrasjon
		from planobjekt o left join kodeverdi v on v.liste = o.kodeliste and v.kode = o.kode,
			lateral (select ST_Transform(o.geom, 4326) as box) g
		where o.scenario_id = ${scenario.id} and o.omr_navn ilike ${`%${like(q)}%`}
		order by lower(o.omr_navn) <> lower(${q}), o.tema = 'punkt', o.omr_navn not ilike ${`${like(q)}%`}, length(o.omr_navn),
			o.omr_navn, o.id
		limit ${LIMIT}`);
	return rows;
}

/** The scenario that a plan is shown by: the one in force, else a proposal. */
const planHits = (bruker: Bruker, q: string): Statement => sql`
	select distinct on (p.id) p.id, p.planidentifikasjon, p.illustrasjon, s.id as scenario, s.srid,
		coalesce(p.plannavn, p.planidentifikasjon) as navn
	from plan p join scenario s on s.plan_id = p.id and s.tilstand = 'aktiv'
	where ${synligeScenario(bruker, sql`s.`)}
		and (p.planidentifikasjon ilike ${`${like(q)}%`} or p.plannavn ilike ${`%${like(q)}%`})
	order by p.id, array_position(array['gjeldende', 'forslag', 'alternativ'], s.kind), s.id`;

async function plans(db: Queryable, bruker: Bruker, q: string): Promise<Treff[]> {
	const { rows } = await db.query<Treff>(sql`
		select 'plan' as slag, p.navn, 'Plan ' || p.planidentifikasjon as detalj, ${bbox} as bbox,
			null as "lokalId", p.scenario, p.illustrasjon
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

import type { ScenarioKind } from '../domain/plan/planobjekt.ts';
import { synligeScenario } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { Forbidden, NotFound } from './errors.ts';
import type { Queryable } from './queryable.ts';
import { likeText, sql, type Statement } from './sql.ts';
import { storable } from './storable.ts';

export interface Plan {
	readonly id: number;
	readonly kommunenummer: string;
	/** null: the municipality's name is not known here. */
	readonly kommunenavn: string | null;
	readonly planidentifikasjon: string;
	readonly plannavn: string | null;
	readonly plantype: number | null;
	readonly planstatus: number | null;
	readonly illustrasjon: boolean;
	/** EUREF89 UTM zone its geometry is stored in. */
	readonly srid: number;
}

export interface Scenario {
	readonly id: number;
	readonly plan: number;
	readonly name: string;
	readonly kind: ScenarioKind;
	readonly revision: number;
	/** Goes up when name, description, visibility or state is changed; what such a change must have seen. */
	readonly version: number;
	/** The scenario it was made of, and that one's revision then; null where it was not, or nobody knows. */
	readonly parent: number | null;
	readonly parentRevision: number | null;
	readonly beskrivelse: string;
	readonly synlighet: 'offentlig' | 'planutvalg' | 'intern';
	readonly tilstand: 'under-import' | 'aktiv' | 'arkivert';
	readonly illustrasjon: boolean;
	readonly srid: number;
	/** Coordinate system of the file it was imported from; null when it was made here. */
	readonly kildeEpsg: number | null;
	/** Area of the plan in the file's own coordinate system, m². */
	readonly kildeArealM2: number | null;
	readonly plannavn: string | null;
	readonly planidentifikasjon: string;
	readonly kommunenummer: string;
	/** null: the municipality's name is not known here. */
	readonly kommunenavn: string | null;
}

const planColumns = sql`
	p.id, p.kommunenummer, k.navn as kommunenavn, p.planidentifikasjon, p.plannavn, p.plantype,
	p.planstatus, p.illustrasjon, p.srid`;

const scenarioColumns = sql`
	s.id, s.plan_id as plan, s.navn as name, s.kind, s.revision, s.versjon as version, f.id as parent,
	case when f.id is not null then s.parent_revision end as "parentRevision", s.beskrivelse, s.synlighet, s.tilstand,
	p.illustrasjon, s.srid, s.kilde_epsg as "kildeEpsg", s.kilde_areal_m2 as "kildeArealM2", p.plannavn, p.planidentifikasjon, p.kommunenummer, k.navn as kommunenavn`;

/** The parent (f) is told of to those who may see it, as anything else. */
const scenarioTables = (bruker: Bruker): Statement => sql`
	scenario s join plan p on p.id = s.plan_id join kommune k on k.kommunenummer = p.kommunenummer
	left join scenario f on f.id = s.parent_id and ${synligeScenario(bruker, sql`f.`)}`;

/** Which part of a list; all of it unless told. */
export interface Utsnitt {
	readonly limit?: number | null;
	readonly offset?: number;
}

const cut = ({ limit = null, offset = 0 }: Utsnitt): Statement =>
	sql`limit ${limit}::bigint offset ${offset}::bigint`;

/** A plan is known by who may see one of its scenarios. */
const knownPlan = (bruker: Bruker): Statement => sql`exists (
	select from scenario s
	where s.plan_id = p.id and s.tilstand = 'aktiv' and ${synligeScenario(bruker, sql`s.`)})`;

/** Which plans may `bruker` know of? Those with at least one scenario that the same person may see. */
export async function listPlans(
	db: Queryable,
	bruker: Bruker,
	utsnitt: Utsnitt = {}
): Promise<Plan[]> {
	const { rows } = await db.query<Plan>(sql`
		select ${planColumns}
		from plan p join kommune k using (kommunenummer)
		where ${knownPlan(bruker)}
		order by p.illustrasjon desc, p.kommunenummer, p.planidentifikasjon
		${cut(utsnitt)}`);
	return rows;
}

/** Which plan is this? Ask only of a plan that a visible scenario belongs to. */
export async function planOf(db: Queryable, scenario: Pick<Scenario, 'plan'>): Promise<Plan> {
	const { rows } = await db.query<Plan>(sql`
		select ${planColumns} from plan p join kommune k using (kommunenummer)
		where p.id = ${scenario.plan}`);
	const plan = rows[0];
	if (!plan) throw new NotFound(`Plan ${scenario.plan} finnes ikke.`);
	return plan;
}

/** Which of the scenarios that one may see are asked for. */
export interface Scenarioutvalg extends Utsnitt {
	readonly plan?: number | null;
	/** In the name of the scenario, the plan or the municipality, or the plan's ID. */
	readonly sok?: string;
	/** Those that are archived, instead of those in use; planners alone see any. */
	readonly arkiverte?: boolean;
}

const chosenScenarios = (
	bruker: Bruker,
	{ plan = null, sok = '', arkiverte = false }: Scenarioutvalg
): Statement =>
	sql`s.tilstand = ${arkiverte ? 'arkivert' : 'aktiv'} and ${synligeScenario(bruker, sql`s.`)}
		and (${plan}::integer is null or s.plan_id = ${plan})
		and concat_ws(' ', s.navn, p.plannavn, p.planidentifikasjon, k.navn)
			ilike ${`%${likeText(storable(sok))}%`}`;

/** Which scenarios may `bruker` see? The illustration plan's gjeldende stands first. */
export async function listScenarios(
	db: Queryable,
	bruker: Bruker,
	utvalg: Scenarioutvalg = {}
): Promise<Scenario[]> {
	const { rows } = await db.query<Scenario>(sql`
		select ${scenarioColumns}
		from ${scenarioTables(bruker)}
		where ${chosenScenarios(bruker, utvalg)}
		order by p.illustrasjon desc, s.plan_id,
			array_position(array['gjeldende', 'forslag', 'alternativ'], s.kind), s.id
		${cut(utvalg)}`);
	return rows;
}

/** How many plans and scenarios may `bruker` see? */
export async function countPlans(
	db: Queryable,
	bruker: Bruker,
	utvalg: Pick<Scenarioutvalg, 'arkiverte'> = {}
): Promise<{ planer: number; scenarier: number }> {
	const { rows } = await db.query<{ planer: number; scenarier: number }>(sql`
		select count(distinct s.plan_id)::integer as planer, count(*)::integer as scenarier
		from ${scenarioTables(bruker)} where ${chosenScenarios(bruker, utvalg)}`);
	return rows[0] ?? { planer: 0, scenarier: 0 };
}

/** The scenario in force of each of these plans, where it has one that `bruker` may see. */
export async function gjeldendeFor(
	db: Queryable,
	bruker: Bruker,
	planer: readonly number[]
): Promise<{ readonly plan: number; readonly id: number }[]> {
	const { rows } = await db.query<{ plan: number; id: number }>(sql`
		select s.plan_id as plan, s.id from scenario s
		where s.kind = 'gjeldende' and s.tilstand = 'aktiv' and s.plan_id = any(${[...new Set(planer)]}::integer[])
			and ${synligeScenario(bruker, sql`s.`)}`);
	return rows;
}

/** The scenario that an address names, among those in use that `bruker` may see; null where it is none of them. */
export async function aktivtScenario(
	db: Queryable,
	bruker: Bruker,
	asked: string
): Promise<Scenario | null> {
	if (!/^\d{1,9}$/.test(asked)) return null;
	const { rows } = await db.query<Scenario>(sql`
		select ${scenarioColumns}
		from ${scenarioTables(bruker)}
		where s.id = ${Number(asked)} and ${chosenScenarios(bruker, {})}`);
	return rows[0] ?? null;
}

const LUKKET: Readonly<Record<Exclude<Scenario['tilstand'], 'aktiv'>, string>> = {
	arkivert: 'Scenariet er arkivert. Hent det fram igjen før du endrer det.',
	'under-import': 'Importen er ikke tatt i bruk ennå. Ta den i bruk før du endrer noe.'
};

/** Forbidden where nothing of the scenario is to be changed or decided: it is archived, or its import is not taken into use. */
export function assertIBruk({ tilstand }: Pick<Scenario, 'tilstand'>): void {
	if (tilstand !== 'aktiv') throw new Forbidden(LUKKET[tilstand]);
}

/** The answer to one who asks for a scenario that is not there, or not for them. */
export const unknownScenario = (id: number): NotFound =>
	new NotFound(`Scenario ${id} finnes ikke, eller du har ikke tilgang til det.`);

/** The scenario, if `bruker` may see it; else NotFound, so that nobody learns that it is there. */
export async function scenarioById(db: Queryable, bruker: Bruker, id: number): Promise<Scenario> {
	const { rows } = await db.query<Scenario>(sql`
		select ${scenarioColumns}
		from ${scenarioTables(bruker)}
		where s.id = ${id} and ${synligeScenario(bruker, sql`s.`)}`);
	const scenario = rows[0];
	if (!scenario) throw unknownScenario(id);
	return scenario;
}

/** West, south, east, north in lng/lat of all that the scenario holds; null for an empty one. */
export async function planExtent(
	db: Queryable,
	scenarioId: number
): Promise<[number, number, number, number] | null> {
	const { rows } = await db.query<{ bbox: [number, number, number, number] }>(sql`
		select array[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)] as bbox
		from (
			select ST_Transform(ST_SetSRID(ST_Extent(geom)::geometry, min(srid)), 4326) as b
			from planobjekt where scenario_id = ${scenarioId}
		) e where b is not null`);
	return rows[0]?.bbox ?? null;
}

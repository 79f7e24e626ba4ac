import type { ScenarioKind } from '../domain/plan/planobjekt.ts';
import { synligeScenario } from './access.ts';
import type { Bruker } from './auth/bruker.ts';
import { NotFound } from './errors.ts';
import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

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
	/** Coordinate system of the file it was imported from; null when it was made here. */
	readonly kildeEpsg: number | null;
	/** Area of the plan in the file's own coordinate system, m². */
	readonly kildeArealM2: number | null;
}

export interface Scenario {
	readonly id: number;
	readonly plan: number;
	readonly name: string;
	readonly kind: ScenarioKind;
	readonly revision: number;
	readonly beskrivelse: string;
	readonly synlighet: 'offentlig' | 'planutvalg' | 'intern';
	readonly tilstand: 'under-import' | 'aktiv' | 'arkivert';
	readonly illustrasjon: boolean;
	readonly srid: number;
}

const scenarioColumns = sql`
	s.id, s.plan_id as plan, s.navn as name, s.kind, s.revision, s.beskrivelse, s.synlighet, s.tilstand,
	p.illustrasjon, s.srid`;

/** Which plans may `bruker` know of? Those with at least one scenario that the same person may see. */
export async function listPlans(db: Queryable, bruker: Bruker): Promise<Plan[]> {
	const { rows } = await db.query<Plan>(sql`
		select p.id, p.kommunenummer, k.navn as kommunenavn, p.planidentifikasjon, p.plannavn, p.plantype,
			p.planstatus, p.illustrasjon, p.srid, p.kilde_epsg as "kildeEpsg",
			p.kilde_areal_m2 as "kildeArealM2"
		from plan p join kommune k using (kommunenummer)
		where exists (
			select from scenario s
			where s.plan_id = p.id and s.tilstand = 'aktiv' and ${synligeScenario(bruker, sql`s.`)}
		)
		order by p.illustrasjon desc, p.kommunenummer, p.planidentifikasjon
		limit 2000`);
	return rows;
}

/** Which scenarios may `bruker` see? The illustration plan's gjeldende stands first. */
export async function listScenarios(
	db: Queryable,
	bruker: Bruker,
	planId: number | null = null
): Promise<Scenario[]> {
	const { rows } = await db.query<Scenario>(sql`
		select ${scenarioColumns}
		from scenario s join plan p on p.id = s.plan_id
		where s.tilstand = 'aktiv' and ${synligeScenario(bruker, sql`s.`)}
			and (${planId}::integer is null or s.plan_id = ${planId})
		order by p.illustrasjon desc, s.plan_id,
			array_position(array['gjeldende', 'forslag', 'alternativ'], s.kind), s.id
		limit 2000`);
	return rows;
}

/** The scenario, if `bruker` may see it; else NotFound, so that nobody learns that it is there. */
export async function scenarioById(db: Queryable, bruker: Bruker, id: number): Promise<Scenario> {
	const { rows } = await db.query<Scenario>(sql`
		select ${scenarioColumns}
		from scenario s join plan p on p.id = s.plan_id
		where s.id = ${id} and ${synligeScenario(bruker, sql`s.`)}`);
	const scenario = rows[0];
	if (!scenario)
		throw new NotFound(`Scenario ${id} finnes ikke, eller du har ikke tilgang til det.`);
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

import type { Flettebart } from '../../domain/plan/fletting.ts';
import {
	fellesUtgangspunkt,
	type Flettet,
	type Opphav,
	type Standpunkt
} from '../../domain/plan/utgangspunkt.ts';
import { BadRequest } from '../badRequest.ts';
import { objektVedRevisjon } from '../endring/vedRevisjon.ts';
import { formalPaGrunnen } from '../paGrunnen.ts';
import type { Scenario } from '../plans.ts';
import type { Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';

/** The scenarios of a plan, and what has been merged into what. */
export async function lesSlekt(db: Queryable, plan: number): Promise<[Opphav[], Flettet[]]> {
	const scenarier = await db.query<Opphav>(sql`
		select id, revision, parent_id as parent, parent_revision as "parentRevision" from scenario where plan_id = ${plan}`);
	const flettinger = await db.query<Flettet>(sql`
		select e.scenario_id as into, e.revision as "intoRevision", f.fra_id as "from", f.fra_revision as "fromRevision"
		from fletting f join endring e on e.id = f.endring_id join scenario s on s.id = e.scenario_id
		where s.plan_id = ${plan}`);
	return [scenarier.rows, flettinger.rows];
}

/**
 * The state that two scenarios of a plan last had in common: what they were copied from, or what was merged since. `again`
 * looks past what was merged, so that what the target took back comes up once more. 422 where they have nothing in common.
 */
export async function felles(
	db: Queryable,
	from: Scenario,
	target: Scenario,
	again: boolean
): Promise<Standpunkt> {
	const [scenarier, flettinger] = await lesSlekt(db, target.plan);
	const found = fellesUtgangspunkt(from.id, target.id, scenarier, again ? [] : flettinger);
	if (found) return found;
	throw new BadRequest(
		'uten-felles-utgangspunkt',
		`«${from.name}» og «${target.name}» er ikke laget av samme scenario, og kan ikke flettes.`,
		422
	);
}

const innhold = (
	o: Statement
): Statement => sql`(${o}.objekttype, ${o}.kode, ${o}.arealbruksstatus, ${o}.omr_navn,
	${o}.beskrivelse, ${o}.eierform, ${o}.vertikalniva, ${o}.egenskaper, ${o}.buer, ST_AsEWKB(${o}.geom))`;

const tilstand = (
	o: Statement
): Statement => sql`case when ${o}.lokal_id is not null then jsonb_build_object(
	'lokalId', ${o}.lokal_id, 'version', ${o}.version, 'geometry', ST_AsGeoJSON(${o}.geom, 2, 0)::jsonb,
	'areaM2', ST_Area(${o}.geom), 'properties', jsonb_build_object('objekttype', ${o}.objekttype, 'kode', ${o}.kode,
		'arealbruksstatus', ${o}.arealbruksstatus, 'omrNavn', ${o}.omr_navn, 'beskrivelse', ${o}.beskrivelse,
		'eierform', ${o}.eierform, 'vertikalniva', ${o}.vertikalniva, 'egenskaper', ${o}.egenskaper)) end`;

/** Of one that is not there: no. */
const flislagt = (o: Statement): Statement => sql`coalesce(${formalPaGrunnen(o)}, false)`;

/** Ground that a purpose has left or taken; null: none. */
const flyttet = (fra: Statement, til: Statement): Statement => sql`case
	when ${flislagt(fra)} and ${flislagt(til)} then
		case when ${fra}.geom = ${til}.geom then null else ST_SymDifference(${fra}.geom, ${til}.geom, 0.001) end
	when ${flislagt(fra)} then ${fra}.geom when ${flislagt(til)} then ${til}.geom end`;

const [base, their, mine] = [sql`a`, sql`t`, sql`m`] as const;

/** Every object that the two have not alike, or that one of them has not as the common ancestor had it. */
export async function flettbare(
	db: Queryable,
	common: Standpunkt,
	from: number,
	target: number
): Promise<Flettebart[]> {
	const { rows } = await db.query<Flettebart>(sql`
		with par as materialized (
			select coalesce(m.lokal_id, t.lokal_id, a.lokal_id) as "lokalId", ${tilstand(base)} as ancestor,
				${tilstand(their)} as theirs, ${tilstand(mine)} as mine,
				${innhold(base)} is distinct from ${innhold(their)} as "changedByTheirs",
				${innhold(base)} is distinct from ${innhold(mine)} as "changedByMine",
				${innhold(their)} is not distinct from ${innhold(mine)} as same,
				ST_Collect(${flyttet(base, their)}, ${flyttet(base, mine)}) as flyttet
			from ${objektVedRevisjon(common.id, common.revision)} a
			full join (select * from planobjekt where scenario_id = ${from}) t on t.lokal_id = a.lokal_id
			full join (select * from planobjekt where scenario_id = ${target}) m
				on m.lokal_id = coalesce(t.lokal_id, a.lokal_id)
			where ${innhold(base)} is distinct from ${innhold(their)} or ${innhold(base)} is distinct from ${innhold(mine)}
		), gruppe as (
			select "lokalId", ST_ClusterDBSCAN(flyttet, 0.01, 1) over () as "group" from par where not ST_IsEmpty(flyttet)
		)
		select par."lokalId", ancestor, theirs, mine, "changedByTheirs", "changedByMine", same, "group"
		from par left join gruppe using ("lokalId")
		order by 1`);
	return rows;
}

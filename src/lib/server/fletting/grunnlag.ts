import type { Flettebart } from '../../domain/plan/fletting.ts';
import { BadRequest } from '../badRequest.ts';
import { objektVedRevisjon } from '../endring/vedRevisjon.ts';
import { formalPaGrunnen } from '../paGrunnen.ts';
import type { Scenario } from '../plans.ts';
import type { Queryable } from '../queryable.ts';
import { sql, type Statement } from '../sql.ts';

/**
 * The scenario whose first state, before all that was done to it, is what two scenarios have in common: where one was made
 * of the other, directly or not, or both of a third.
 */
export async function felles(db: Queryable, from: Scenario, target: Scenario): Promise<number> {
	const { rows } = await db.query<{ id: number | null }>(sql`
		with recursive linje as (
			select ${from.id}::integer as start, id, parent_id, 0 as ledd from scenario where id = ${from.id}
			union all
			select ${target.id}::integer, id, parent_id, 0 from scenario where id = ${target.id}
			union all
			select l.start, s.id, s.parent_id, l.ledd + 1 from linje l join scenario s on s.id = l.parent_id
		)
		-- The copy that was made of the nearest scenario that both come from; the other's own, where that is this one.
		select coalesce(
			(select c.id from linje c where c.start = ${from.id}::integer and c.parent_id = f.id),
			(select c.id from linje c where c.start = ${target.id}::integer and c.parent_id = f.id)) as id
		from linje f join linje t on t.id = f.id and t.start = ${target.id}::integer
		where f.start = ${from.id}::integer
		order by f.ledd limit 1`);
	const id = rows[0]?.id;
	if (id !== null && id !== undefined) return id;
	throw new BadRequest(
		'uten-felles-utgangspunkt',
		`«${from.name}» og «${target.name}» er ikke laget av samme scenario, og kan ikke flettes.`,
		422
	);
}

const innhold = (
	o: Statement
): Statement => sql`(${o}.objekttype, ${o}.kode, ${o}.arealbruksstatus, ${o}.omr_navn,
	${o}.beskrivelse, ${o}.eierform, ${o}.vertikalniva, ${o}.egenskaper, ST_AsEWKB(${o}.geom))`;

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
	common: number,
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
				m.lokal_id is not null and exists (
					select from endring_objekt l join endring e on e.id = l.endring_id
					where e.scenario_id = ${from} and l.lokal_id = m.lokal_id and l.before = m.bilde) as "isEarlier",
				ST_Collect(${flyttet(base, their)}, ${flyttet(base, mine)}) as flyttet
			from ${objektVedRevisjon(common, 0)} a
			full join (select * from planobjekt where scenario_id = ${from}) t on t.lokal_id = a.lokal_id
			full join (select o.*, planobjekt_bilde(o) as bilde from planobjekt o where o.scenario_id = ${target}) m
				on m.lokal_id = coalesce(t.lokal_id, a.lokal_id)
			where ${innhold(base)} is distinct from ${innhold(their)} or ${innhold(base)} is distinct from ${innhold(mine)}
		), gruppe as (
			select "lokalId", ST_ClusterDBSCAN(flyttet, 0.01, 1) over () as "group" from par where not ST_IsEmpty(flyttet)
		)
		select par."lokalId", ancestor, theirs, mine, "changedByTheirs", "changedByMine", same, "isEarlier", "group"
		from par left join gruppe using ("lokalId")
		order by 1`);
	return rows;
}

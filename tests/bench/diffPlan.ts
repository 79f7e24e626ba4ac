import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';

/** As many zones as a kommuneplan has when it has been worked on. */
const ZONES = 1000;
const RECODED = 60;
const MOVED = 60;

async function copyScenario(db: Queryable, parent: number): Promise<number> {
	const { rows } = await db.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, parent_id, navn, kind, synlighet, revision)
		select plan_id, srid, id, ${`Bench ${Date.now()}`}, 'alternativ', 'intern', 1 from scenario where id = ${parent} returning id`);
	const id = rows[0]?.id ?? 0;
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus,
			omr_navn, beskrivelse, eierform, vertikalniva, egenskaper, geom)
		select ${id}::integer, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus,
			omr_navn, beskrivelse, eierform, vertikalniva, egenskaper, geom
		from planobjekt where scenario_id = ${parent}`);
	return id;
}

/** Zones in an order that is the same every time, and no order of the plan. */
const zones = async (
	db: Queryable,
	scenario: number,
	count: number,
	salt: string
): Promise<number[]> => {
	const { rows } = await db.query<{ id: number }>(sql`
		select id::integer from planobjekt where scenario_id = ${scenario} and tema = 'arealformal'
		order by md5(lokal_id::text || ${salt}) limit ${count}`);
	return rows.map(({ id }) => id);
};

/** Cuts a zone in two from west to east: the larger part stays the zone, the other becomes one of its own. */
async function split(db: Queryable, id: number): Promise<boolean> {
	const { rows } = await db.query<{ deler: string[] }>(sql`
		select array_agg(del.geom::text order by ST_Area(del.geom) desc) as deler
		from planobjekt o, ST_Dump(ST_Split(o.geom, ST_SetSRID(ST_MakeLine(
			ST_Point(ST_XMin(o.geom) - 1, ST_Y(o.navnepunkt)), ST_Point(ST_XMax(o.geom) + 1, ST_Y(o.navnepunkt) + 3)), o.srid))) del
		where o.id = ${id} and ST_NumInteriorRings(o.geom) = 0`);
	const deler = rows[0]?.deler ?? [];
	const [first, second] = deler;
	if (deler.length !== 2 || first === undefined || second === undefined) return false;
	await db.query(
		sql`update planobjekt set geom = ST_SnapToGrid(${first}::geometry, 0.01) where id = ${id}`
	);
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, egenskaper, geom)
		select scenario_id, srid, gen_random_uuid(), objekttype, tema, kodeliste, 3001, 2, omr_navn, egenskaper,
			ST_SnapToGrid(${second}::geometry, 0.01) from planobjekt where id = ${id}`);
	// The zones beside get the ends of the cut, as the editor gives them.
	await db.query(sql`
		update planobjekt o set geom = ny.geom from (
			select n.id, ST_Snap(n.geom, ST_Points(ST_SnapToGrid(${second}::geometry, 0.01)), 0.02) as geom
			from planobjekt z join planobjekt n on n.scenario_id = z.scenario_id and n.tema = 'arealformal' and n.id <> z.id and n.geom && z.geom
			where z.id = ${id}
		) ny where o.id = ny.id and ST_IsValid(ny.geom) and not o.geom = ny.geom`);
	return true;
}

/** Moves a corner where zones meet two metres, in all of them; not where one of them would be no valid surface. */
async function moveCorner(db: Queryable, scenario: number, id: number): Promise<void> {
	await db.query(sql`
		with hjorne as (
			select d.geom as p, ST_Translate(d.geom, 2, 1.5) as til
			from planobjekt o, ST_DumpPoints(ST_ExteriorRing(o.geom)) d where o.id = ${id} offset 2 limit 1
		), ny as (
			select o.id, ST_GeomFromText(replace(replace(ST_AsText(o.geom), concat(ST_X(p), ' ', ST_Y(p), ','), concat(ST_X(til), ' ', ST_Y(til), ',')),
				concat(ST_X(p), ' ', ST_Y(p), ')'), concat(ST_X(til), ' ', ST_Y(til), ')')), o.srid) as geom
			from hjorne, planobjekt o
			where o.scenario_id = ${scenario} and o.tema = 'arealformal' and o.geom && p and ST_Intersects(o.geom, p)
		)
		update planobjekt o set geom = ny.geom from ny where o.id = ny.id and (select bool_and(ST_IsValid(geom)) from ny)`);
}

/** A copy of the scenario that has been worked on: 60 zones recoded, 60 corners moved, and zones cut until there are 1 000. */
export async function workedOn(db: Queryable, parent: number): Promise<number> {
	const scenario = await copyScenario(db, parent);
	for (const id of await zones(db, scenario, MOVED, 'flytt')) await moveCorner(db, scenario, id);
	await db.query(
		sql`update planobjekt set kode = 5100, arealbruksstatus = 1 where id = any(${await zones(db, scenario, RECODED, 'kode')}::bigint[])`
	);
	const before = await zones(db, scenario, ZONES, 'del');
	let missing = ZONES - before.length;
	for (const id of before) if (missing > 0 && (await split(db, id))) missing--;
	return scenario;
}

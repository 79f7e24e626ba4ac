import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql, type Statement } from '../../src/lib/server/sql.ts';

/** South-west corner of the made-up town. */
const E = 580_000;
const N = 6_700_000;
/** Parcels are 26 × 38 m, more or less: each corner is moved a little, the same for all that share it. */
const BREDDE = 26;
const DYBDE = 38;
/** Zones hold 8 × 8 parcels, and their borders do not follow the parcels'. */
const SONE = 8;

/** A number from 0 to 1 that follows from two whole numbers and nothing else. */
const tilfeldig = (i: Statement, j: Statement, salt: number): Statement =>
	sql`(abs(hashint8((${i})::bigint * 7919 + (${j})::bigint * 104729 + ${salt})::bigint) % 1000 / 1000.0)`;

const hjorne = (i: Statement, j: Statement): Statement => sql`ST_Point(
	round((${E} + (${i}) * ${BREDDE} + 4 * ${tilfeldig(i, j, 1)})::numeric, 2),
	round((${N} + (${j}) * ${DYBDE} + 4 * ${tilfeldig(i, j, 2)})::numeric, 2))`;

/** A point of a zone's border: it wavers by some metres, alike in both zones. */
const sonepunkt = (i: Statement, j: Statement): Statement => sql`ST_Point(
	round((${E} - 9 + (${i}) * ${BREDDE / 2} + 5 * ${tilfeldig(i, j, 3)})::numeric, 2),
	round((${N} - 11 + (${j}) * ${DYBDE / 2} + 5 * ${tilfeldig(i, j, 4)})::numeric, 2))`;

async function datasett(db: Queryable, kode: string): Promise<number> {
	const { rows } = await db.query<{ id: number }>(sql`
		insert into datasett (kode, navn, kommunenummer, tilstand, srid, dekning, dato, revision)
		values (${kode}, ${kode}, '3443', 'loaded', 25832,
			ST_Multi(ST_MakeEnvelope(${E - 5000}, ${N - 5000}, ${E + 40_000}, ${N + 40_000}, 25832)), '2026-01-01', 1)
		returning id`);
	return rows[0]?.id ?? 0;
}

async function eiendommer(db: Queryable, n: number, bredt: number): Promise<void> {
	const id = await datasett(db, 'matrikkel');
	await db.query(sql`
		insert into eiendom (datasett_id, kommunenummer, gnr, bnr, eiertype, geom)
		select ${id}, '3443', 1 + k / 1000, 1 + k % 1000, case when k % 17 = 0 then 'kommune' else 'privat' end,
			ST_SetSRID(ST_MakePolygon(ST_MakeLine(array[${hjorne(sql`i`, sql`j`)}, ${hjorne(sql`i + 1`, sql`j`)},
				${hjorne(sql`i + 1`, sql`j + 1`)}, ${hjorne(sql`i`, sql`j + 1`)}, ${hjorne(sql`i`, sql`j`)}])), 25832)
		from (select k, k % ${bredt}::integer as i, k / ${bredt}::integer as j from generate_series(0, ${n - 1}::integer) k) p`);
	const bygg = await datasett(db, 'bygning');
	await db.query(sql`
		insert into bygning (datasett_id, kommunenummer, bygningsnummer, bygningstype, boliger, etasjer, geom)
		select ${bygg}, '3443', k, case when r < 0.75 then 111 when r < 0.8 then 211 else 121 end,
			case when r < 0.75 then 1 when r < 0.8 then 0 else 2 end, 2,
			ST_SnapToGrid(ST_Rotate(ST_MakeEnvelope(x, y, x + 10, y + 8 + 3 * r, 25832), r, ST_SetSRID(ST_Point(x + 5, y + 5), 25832)), 0.01)
		from (select k, ${tilfeldig(sql`i`, sql`j`, 5)} as r, ${E}::float8 + i * ${BREDDE} + 9 as x, ${N}::float8 + j * ${DYBDE} + 9 as y
			from (select k, k % ${bredt}::integer as i, k / ${bredt}::integer as j from generate_series(0, ${n - 1}::integer) k) p) q
		where r < 0.88`);
}

/** Zones of housing and centre as they stand, with 64 points on their border. */
async function soner(
	db: Queryable,
	scenario: number,
	kolonner: number,
	rader: number
): Promise<void> {
	const side = (fra: Statement) =>
		sql`(select array_agg(${fra} order by t) from generate_series(0, ${SONE * 2 - 1}::integer) t)`;
	const s2 = SONE * 2;
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom)
		select ${scenario}, 25832, gen_random_uuid(), 'KpArealformålOmråde', 'arealformal', 'KpArealformal',
			case when (i + j) % 11 = 0 then 1130 when (i + j) % 13 = 0 then 3040 else 1110 end, 1, concat('B', i, '-', j),
			ST_SetSRID(ST_MakePolygon(ST_MakeLine(p || p[1])), 25832)
		from (select i, j, ${side(sonepunkt(sql`i * ${s2} + t`, sql`j * ${s2}`))}
				|| ${side(sonepunkt(sql`(i + 1) * ${s2}`, sql`j * ${s2} + t`))}
				|| ${side(sonepunkt(sql`(i + 1) * ${s2} - t`, sql`(j + 1) * ${s2}`))}
				|| ${side(sonepunkt(sql`i * ${s2}`, sql`(j + 1) * ${s2} - t`))} as p
			from generate_series(0, ${kolonner}::integer) i, generate_series(0, ${rader}::integer) j) z`);
}

async function temaer(db: Queryable, bredt: number, hoyt: number): Promise<void> {
	const flekker = async (tema: string, hver: number, radius: number, type: string) => {
		const id = await datasett(db, tema);
		await db.query(sql`
			insert into datasettobjekt (datasett_id, tema, type, geom)
			select ${id}, ${tema}, ${type}, ST_SnapToGrid(ST_Buffer(ST_SetSRID(ST_Point(
				${E}::float8 + i * ${BREDDE} + 40 * ${tilfeldig(sql`i`, sql`j`, hver)}, ${N}::float8 + j * ${DYBDE}), 25832), ${radius}), 0.01)
			from generate_series(3, ${bredt}::integer, ${hver}::integer) i, generate_series(5, ${hoyt}::integer, ${hver}::integer) j`);
	};
	await flekker('flomsone', 40, 90, '200');
	await flekker('skredsone', 60, 120, '1/1000');
	await flekker('kulturminne', 20, 25, 'AUT');
	await flekker('helning', 24, 40, '>1:5');
	await flekker('stoy', 30, 70, 'rød');
	const linjer = async (tema: string, hver: number) => {
		const id = await datasett(db, tema);
		await db.query(sql`
			insert into datasettobjekt (datasett_id, tema, type, geom)
			select ${id}, ${tema}, 'kv', ST_SetSRID(ST_MakeLine(array(
				select ST_Point(${E}::float8 + i * ${BREDDE}, ${N}::float8 + j * ${DYBDE} + 3 * ${tilfeldig(sql`i`, sql`j`, 9)})
				from generate_series(s * 16, s * 16 + 16) i)), 25832)
			from generate_series(0, ${hoyt}::integer, ${hver}::integer) j, generate_series(0, ${bredt}::integer / 16) s`);
	};
	await linjer('veg', 2);
	await linjer('va', 4);
	const tettsted = await datasett(db, 'tettsted');
	await db.query(sql`
		insert into datasettobjekt (datasett_id, tema, navn, geom)
		select ${tettsted}, 'tettsted', concat('By ', i), ST_MakeEnvelope(${E}::float8 + i * 1500, ${N}, ${E}::float8 + i * 1500 + 1400,
			${N}::float8 + 20000, 25832) from generate_series(0, ${bredt}::integer * ${BREDDE} / 1500) i`);
}

/** A made-up town of so many parcels, with houses, zones, and all themes: the same each time. Answers with the scenario. */
export async function lagBy(db: Queryable, antall: number): Promise<number> {
	const bredt = Math.ceil(Math.sqrt(antall));
	const hoyt = Math.ceil(antall / bredt);
	await syncKodelister(db);
	await db.query(
		sql`insert into kommune (kommunenummer, navn, srid) values ('3443', 'Prøveby', 25832) on conflict do nothing`
	);
	const { rows } = await db.query<{ id: number }>(sql`
		with p as (
			insert into plan (kommunenummer, srid, planidentifikasjon, plantype, planstatus)
			values ('3443', 25832, ${`B${antall}`}, 20, 3) returning id
		)
		insert into scenario (plan_id, srid, navn, kind, synlighet, revision)
		select id, 25832, 'Benken', 'gjeldende', 'offentlig', 1 from p returning id`);
	const scenario = rows[0]?.id ?? 0;
	await eiendommer(db, antall, bredt);
	await soner(db, scenario, Math.ceil(bredt / SONE), Math.ceil(hoyt / SONE));
	await temaer(db, bredt, hoyt);
	await db.query(
		sql`analyze eiendom, bygning, planobjekt, datasett, datasettobjekt, scenario, plan`
	);
	return scenario;
}

/** Takes the town away, for one of another size. */
export async function fjernBy(db: Queryable): Promise<void> {
	await db.query(sql`delete from scenario`);
	await db.query(sql`delete from datasett`);
	await db.query(sql`delete from plan`);
}

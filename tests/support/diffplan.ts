import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { at, sone } from './bolig.ts';
import type { MadeObject } from './plan.ts';

/** A scenario of the same plan with the same objects under the same lokalId, as a planner's copy is. */
export async function kopi(
	db: Queryable,
	fra: number,
	{ navn = `Kopi ${randomUUID()}`, synlighet = 'offentlig' } = {}
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, parent_id, parent_revision, navn, kind, synlighet, revision)
		select plan_id, srid, id, revision, ${navn}, 'alternativ', ${synlighet}, 1 from scenario where id = ${fra} returning id`);
	const id = rows[0]?.id ?? 0;
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus,
			omr_navn, beskrivelse, vertikalniva, egenskaper, buer, geom)
		select ${id}::integer, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus,
			omr_navn, beskrivelse, vertikalniva, egenskaper, buer, geom
		from planobjekt where scenario_id = ${fra}`);
	return id;
}

/** Changes one object, by its name; the scenario is at a new revision. */
export async function endre(
	db: Queryable,
	scenario: number,
	omrNavn: string,
	ny: { kode?: number; wkt?: string; navn?: string; status?: number }
): Promise<void> {
	await db.query(sql`
		update planobjekt set kode = coalesce(${ny.kode ?? null}::integer, kode),
			geom = coalesce(ST_GeomFromText(${ny.wkt ?? null}::text, srid), geom),
			arealbruksstatus = coalesce(${ny.status ?? null}::smallint, arealbruksstatus),
			omr_navn = coalesce(${ny.navn ?? null}::text, omr_navn)
		where scenario_id = ${scenario} and omr_navn = ${omrNavn}`);
	await nyRevisjon(db, scenario);
}

export async function fjern(db: Queryable, scenario: number, omrNavn: string): Promise<void> {
	await db.query(
		sql`delete from planobjekt where scenario_id = ${scenario} and omr_navn = ${omrNavn}`
	);
	await nyRevisjon(db, scenario);
}

export async function leggTil(db: Queryable, scenario: number, o: MadeObject): Promise<void> {
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn, geom)
		select id, srid, gen_random_uuid(), ${o.objekttype}, ${o.tema}, ${o.kodeliste ?? null}, ${o.kode ?? null},
			${o.arealbruksstatus ?? null}, ${o.omrNavn ?? null}, ST_GeomFromText(${o.wkt}, srid)
		from scenario where id = ${scenario}`);
	await nyRevisjon(db, scenario);
}

const nyRevisjon = (db: Queryable, scenario: number) =>
	db.query(sql`update scenario set revision = revision + 1 where id = ${scenario}`);

export const planomrade = (wkt: string): MadeObject => ({
	objekttype: 'KpOmråde',
	tema: 'planomrade',
	omrNavn: 'Plan',
	wkt
});

/** A plan area of n × n squares of `side` metres, named S0, S1 … by rows from the south-west, all Boligbebyggelse. */
export const rutenett = (n: number, side: number): MadeObject[] => [
	planomrade(at(0, 0, n * side)),
	...Array.from({ length: n * n }, (_, i) =>
		sone(`S${i}`, 1110, 1, at((i % n) * side, Math.floor(i / n) * side, side))
	)
];

import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';

/** One object of a hand-made plan; `wkt` in the plan's own UTM zone. */
export interface MadeObject {
	readonly objekttype: string;
	readonly tema: string;
	readonly kodeliste?: string;
	readonly kode?: number;
	readonly arealbruksstatus?: number;
	readonly omrNavn?: string;
	readonly wkt: string;
}

/** Makes municipality, plan and scenario (gjeldende, offentlig unless told) and answers with the scenario's id. */
export async function makeScenario(
	db: Queryable,
	objects: readonly MadeObject[],
	{ synlighet = 'offentlig', planId = 'TEST', kommune = '3443', srid = 25832 } = {}
): Promise<number> {
	await syncKodelister(db);
	await db.query(sql`
		insert into kommune (kommunenummer, navn, srid) values (${kommune}, 'Prøvekommune', ${srid})
		on conflict do nothing`);
	const plan = await db.query<{ id: number }>(sql`
		insert into plan (kommunenummer, srid, planidentifikasjon, plantype, planstatus)
		values (${kommune}, ${srid}, ${planId}, 20, 3) returning id`);
	const scenario = await db.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, navn, kind, synlighet, revision)
		values (${plan.rows[0]?.id}, ${srid}, 'Gjeldende plan', 'gjeldende', ${synlighet}, 1) returning id`);
	const id = scenario.rows[0]?.id ?? 0;
	for (const o of objects)
		await db.query(sql`
			insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode,
				arealbruksstatus, omr_navn, geom)
			values (${id}, ${srid}, gen_random_uuid(), ${o.objekttype}, ${o.tema}, ${o.kodeliste ?? null},
				${o.kode ?? null}, ${o.arealbruksstatus ?? null}, ${o.omrNavn ?? null},
				ST_GeomFromText(${o.wkt}, ${srid}::integer))`);
	return id;
}

/** A square zone with its lower left corner at (east, north). */
export const square = (east: number, north: number, side: number): string =>
	`POLYGON((${east} ${north},${east + side} ${north},${east + side} ${north + side},${east} ${north + side},${east} ${north}))`;

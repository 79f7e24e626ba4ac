import type { Geometry } from 'geojson';
import type { Avvik } from '../domain/avvik.ts';
import type { Egenskaper, Planhode } from '../domain/plan/planobjekt.ts';
import {
	planregler,
	validatePlan,
	type Plan,
	type Regelobjekt
} from '../domain/rules/plan/index.ts';
import {
	glipeAvvik,
	overlappAvvik,
	utenforAvvik,
	utenMalte,
	type Omtale
} from '../domain/rules/plan/malt.ts';
import { desimaler } from '../domain/rules/plan/desimaler.ts';
import { prepare } from '../domain/rules/plan/regel.ts';
import { utenfor } from '../domain/rules/plan/utenfor.ts';
import { NotFound } from './errors.ts';
import type { Queryable } from './queryable.ts';
import { sql, type Statement } from './sql.ts';

const geojson = (column: Statement): Statement => sql`ST_AsGeoJSON(${column}, 9, 0)`;

const parsed = (text: string): Geometry => JSON.parse(text) as Geometry;

async function readHode(db: Queryable, scenarioId: number): Promise<Planhode> {
	const { rows } = await db.query<Planhode>(sql`
		select p.kommunenummer, p.planidentifikasjon, p.plannavn, p.plantype, p.planstatus,
			p.ikrafttredelsesdato::text as ikrafttredelsesdato,
			p.vedtak_endelig_plan_dato::text as "vedtakEndeligPlanDato"
		from scenario s join plan p on p.id = s.plan_id where s.id = ${scenarioId}`);
	const hode = rows[0];
	if (!hode) throw new NotFound(`Scenario ${scenarioId} finnes ikke.`);
	return hode;
}

async function wasTransformed(db: Queryable, scenarioId: number): Promise<boolean> {
	const { rowCount } = await db.query(sql`
		select from scenario s join plan p on p.id = s.plan_id
		where s.id = ${scenarioId} and p.kilde_epsg <> p.srid`);
	return rowCount > 0;
}

interface Rad extends Omit<Regelobjekt, 'geometry' | 'egenskaper'> {
	readonly geometry: string;
	readonly egenskaper: Egenskaper;
}

async function readObjekter(db: Queryable, scenarioId: number): Promise<Regelobjekt[]> {
	const { rows } = await db.query<Rad>(sql`
		select lokal_id as "lokalId", objekttype, kode, arealbruksstatus, omr_navn as "omrNavn", beskrivelse,
			eierform, vertikalniva, egenskaper, ${geojson(sql`geom`)} as geometry
		from planobjekt where scenario_id = ${scenarioId} and tema <> 'annet' order by id`);
	return rows.map((rad) => ({ ...rad, geometry: parsed(rad.geometry) }));
}

interface Funn {
	readonly geometry: string;
	readonly areaM2: number;
}

async function measured<T extends object>(db: Queryable, statement: Statement) {
	const { rows } = await db.query<Funn & T>(statement);
	return rows.map((rad) => ({ ...rad, geometry: parsed(rad.geometry) }));
}

async function areaAvvik(db: Queryable, scenarioId: number, omtale: Omtale): Promise<Avvik[]> {
	const gliper = await measured(
		db,
		sql`select ${geojson(sql`geom`)} as geometry, areal_m2 as "areaM2" from plan_gaps(${scenarioId})`
	);
	const overlapp = await measured<{ a: string; b: string }>(
		db,
		sql`select lokal_id_a as a, lokal_id_b as b, ${geojson(sql`geom`)} as geometry, areal_m2 as "areaM2"
			from plan_overlaps(${scenarioId})`
	);
	const ute = await measured<{ lokalId: string; lengthM: number }>(
		db,
		sql`select lokal_id as "lokalId", ${geojson(sql`geom`)} as geometry, areal_m2 as "areaM2",
				lengde_m as "lengthM"
			from plan_outside(${scenarioId})`
	);
	return [...glipeAvvik(gliper), ...overlappAvvik(overlapp, omtale), ...utenforAvvik(ute, omtale)];
}

function omtaleOf(plan: Plan): Omtale {
	const byId = new Map(prepare(plan).objekter.map((p) => [p.objekt.lokalId, p.omtale]));
	return (lokalId) => byId.get(lokalId) ?? lokalId;
}

/**
 * What is wrong with a stored scenario? The exact rules of the domain, and the areas of gaps, overlaps and
 * what lies outside as PostGIS measures them in the plan's UTM zone (db/functions/plan_*.sql). Places are in
 * that zone. [] where nothing is wrong. Decimals are a matter of the file: in a plan that was transformed from another
 * CRS (`transformed`; null: as the plan says) they are not counted. `hode`: a head that is not the plan's yet, as of a
 * file that is being imported.
 */
export async function validateScenario(
	db: Queryable,
	scenarioId: number,
	{ transformed = null, hode }: { transformed?: boolean | null; hode?: Planhode } = {}
): Promise<Avvik[]> {
	const plan: Plan = {
		hode: hode ?? (await readHode(db, scenarioId)),
		objekter: await readObjekter(db, scenarioId)
	};
	const malte = await areaAvvik(db, scenarioId, omtaleOf(plan));
	const isTransformed = transformed ?? (await wasTransformed(db, scenarioId));
	const regler = planregler.filter(
		(regel) => regel !== utenfor && !(isTransformed && regel === desimaler)
	);
	return [...malte, ...utenMalte(validatePlan(plan, regler), malte)];
}

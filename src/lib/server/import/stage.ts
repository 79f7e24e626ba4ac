import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import { objekttype, temaFor } from '../../domain/plan/objekttyper.ts';
import type { Planhode } from '../../domain/plan/planobjekt.ts';
import { desimaler } from '../../domain/rules/plan/desimaler.ts';
import { validatePlan } from '../../domain/rules/plan/index.ts';
import { toEwkbHex } from '../../formats/ewkb.ts';
import type { Kildefil } from '../../formats/kildefil.ts';
import { isGeographic } from '../../domain/koordinatsystem.ts';
import { toPlan, type PlanobjektUtkast, type Restobjekt } from '../../formats/planobjekter.ts';
import { BadRequest } from '../badRequest.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { jsonbText, storable } from '../storable.ts';
import { validateScenario } from '../validation.ts';
import { locate, planReport, type ImportReport } from './report.ts';
import { findTarget, type ImportChoices, type ImportTarget } from './target.ts';

export interface StageInput {
	readonly jobId: string;
	readonly fil: Kildefil;
	readonly choices: ImportChoices;
}

/**
 * Puts a read file into a staged scenario that only planners see, in one transaction, and answers what is in
 * it and what is wrong with it. Coordinates are transformed to the municipality's UTM zone by PostGIS; where
 * that moved them they are rounded to the millimetre, vertex by vertex, so that shared borders stay shared
 * and the plan keeps its area (centimetres would move the real Regplan.sos by 1.5 m²).
 */
export async function stagePlan(db: Database, input: StageInput): Promise<ImportReport> {
	const { fil, jobId, choices } = input;
	const { epsg } = fil;
	if (epsg === null)
		throw new BadRequest(
			'crs-ukjent',
			'Fila sier ikke hvilket koordinatsystem den har. Velg det (kommandolinje: --epsg 25832).',
			422
		);
	const { objekter, avvik, ...lest } = toPlan(fil, { navnerom: choices.plan ?? '' });
	const { hode, rest } = storable({ hode: lest.hode, rest: lest.rest });
	if (objekter.length === 0 && rest.length === 0)
		throw new BadRequest('ingen-objekter', 'Fila har ingen objekter som kan leses inn.', 422);
	const staged = await db.transaction(async (tx) => {
		const target = await findTarget(tx, hode, choices, epsg);
		const scenarioId = await insertStaged(tx, target);
		const invalid = await insertObjects(tx, { scenarioId, target, epsg, objekter, rest });
		const { rowCount } = await tx.query(sql`
			update importjobb set scenario_id = ${scenarioId}, maal_scenario_id = ${target.replaces},
				maal_revision = (select revision from scenario where id = ${target.replaces}),
				hode = ${jsonbText(hode)}::jsonb, tilstand = 'lagres', fremdrift = 0.7
			where id = ${jobId} and tilstand = 'leses'`);
		if (rowCount === 0) throw new BadRequest('avbrutt', 'Importen er avbrutt.', 409);
		return { target, scenarioId, invalid };
	});
	const { scenarioId, invalid, target } = staged;
	const transformed = epsg !== target.srid;
	const innenfor = objekter.filter(({ geometry }) => erInnenfor(geometry, epsg));
	const iFila = transformed ? fileDecimals(hode, innenfor, epsg) : [];
	const iPlanen = await validateScenario(db, scenarioId, { transformed });
	// Codes are checked again on what was stored, with their place.
	const tolket = avvik.filter(({ rule }) => rule !== 'plan.kode.ukjent');
	const fraFil = await locate(db, [...fil.avvik, ...tolket, ...iFila, ...invalid], epsg);
	const fraPlan = await locate(db, iPlanen, target.srid);
	const report = await planReport(db, { ...staged, fil, hode, avvik: [...fraFil, ...fraPlan] });
	await db.query(sql`
		update importjobb set rapport = ${jsonbText(report)}::jsonb, tilstand = 'venter', fremdrift = 1
		where id = ${jobId} and tilstand = 'lagres'`);
	return report;
}

/** A projected file must have its coordinates in centimetres, whatever zone they are then moved to. */
const fileDecimals = (
	hode: Planhode,
	objekter: readonly PlanobjektUtkast[],
	epsg: number
): Avvik[] => (isGeographic(epsg) ? [] : validatePlan({ hode, objekter }, [desimaler]));

async function insertStaged(tx: Queryable, target: ImportTarget): Promise<number> {
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, navn, kind, tilstand)
		values (${target.planId}, ${target.srid}, ${target.navn}, ${target.kind}, 'under-import')
		returning id`);
	const id = rows[0]?.id;
	if (!id) throw new Error('no scenario was made');
	return id;
}

interface Objects {
	readonly scenarioId: number;
	readonly target: ImportTarget;
	readonly epsg: number;
	readonly objekter: readonly PlanobjektUtkast[];
	readonly rest: readonly Restobjekt[];
}

const COLUMNS = [
	'serial',
	'lokal_id',
	'objekttype',
	'tema',
	'kodeliste',
	'kode',
	'arealbruksstatus',
	'omr_navn',
	'beskrivelse',
	'eierform',
	'vertikalniva',
	'egenskaper',
	'geom',
	'utenfor'
] as const;

function* copyRows(objekter: readonly PlanobjektUtkast[], epsg: number) {
	for (const o of objekter)
		yield [
			o.serial,
			o.lokalId,
			o.objekttype,
			temaFor(o.objekttype),
			objekttype(o.objekttype)?.liste ?? null,
			o.kode,
			o.arealbruksstatus,
			o.omrNavn,
			o.beskrivelse,
			o.eierform,
			o.vertikalniva,
			o.egenskaper,
			toEwkbHex(o.geometry, epsg),
			!erInnenfor(o.geometry, epsg)
		];
}

/** Puts the valid ones among the plan's objects and the others aside; answers with what was put aside. */
async function insertObjects(tx: Queryable, objects: Objects): Promise<Avvik[]> {
	const { scenarioId, target, epsg } = objects;
	await tx.query(sql`
		create temporary table import_objekt (
			serial text, lokal_id uuid, objekttype text, tema text, kodeliste text, kode integer,
			arealbruksstatus smallint, omr_navn text, beskrivelse text, eierform smallint,
			vertikalniva smallint, egenskaper jsonb, geom geometry, utenfor boolean,
			utm geometry, gyldig boolean
		) on commit drop`);
	await tx.copyFrom('import_objekt', COLUMNS, copyRows(objects.objekter, epsg));
	await transformObjects(tx, epsg, target.srid);
	await tx.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode,
			arealbruksstatus, omr_navn, beskrivelse, eierform, vertikalniva, egenskaper, geom)
		select ${scenarioId}::integer, ${target.srid}::integer, lokal_id, objekttype, tema, kodeliste, kode,
			arealbruksstatus, omr_navn, beskrivelse, eierform, vertikalniva, egenskaper, utm
		from import_objekt where gyldig`);
	await tx.query(sql`
		insert into planobjekt_rest (scenario_id, serial, objekttype, grunn, egenskaper, geom)
		select ${scenarioId}::integer, serial, objekttype,
			case when utenfor then 'utenfor Norge' else 'ugyldig geometri' end, egenskaper, geom
		from import_objekt where not gyldig`);
	for (const o of objects.rest)
		await tx.query(sql`
			insert into planobjekt_rest (scenario_id, serial, objekttype, grunn, egenskaper)
			values (${scenarioId}, ${o.serial}, ${o.objekttype}, ${o.grunn},
				${jsonbText(o.egenskaper)}::jsonb)`);
	return [...(await outsideObjects(tx)), ...(await invalidObjects(tx))];
}

async function transformObjects(tx: Queryable, epsg: number, srid: number): Promise<void> {
	// What lies outside every projection cannot be reckoned with at all: utm stays null.
	await tx.query(sql`
		update import_objekt set utm = ST_Transform(geom, ${srid}::integer) where not utenfor`);
	// A rounded ring that would touch itself keeps the unrounded vertices.
	if (epsg !== srid)
		await tx.query(sql`
			update import_objekt o set utm = case when ST_IsValid(r.rounded) and not ST_IsEmpty(r.rounded)
				then r.rounded else o.utm end
			from (select lokal_id, ST_SnapToGrid(utm, 0.001) as rounded from import_objekt) r
			where r.lokal_id = o.lokal_id`);
	await tx.query(sql`
		update import_objekt
		set gyldig = case when utenfor then false else ST_IsValid(utm) and not ST_IsEmpty(utm) end`);
}

async function outsideObjects(tx: Queryable): Promise<Avvik[]> {
	const { rows } = await tx.query<{ serial: string; objekttype: string }>(sql`
		select serial, objekttype from import_objekt where utenfor order by serial`);
	return rows.map(({ serial, objekttype }) => ({
		rule: 'import.geometri.utenfor',
		severity: 'feil',
		object: serial,
		message: `${objekttype} ${serial} ligger langt utenfor Norge og er lagt til side. Er koordinatsystemet rett, og står aksene i rett rekkefølge?`
	}));
}

async function invalidObjects(tx: Queryable): Promise<Avvik[]> {
	const { rows } = await tx.query<{
		serial: string;
		objekttype: string;
		grunn: string;
		sted: string;
	}>(sql`
		select serial, objekttype, (ST_IsValidDetail(geom)).reason as grunn,
			ST_AsGeoJSON((ST_IsValidDetail(geom)).location) as sted
		from import_objekt where not gyldig and not utenfor order by serial`);
	return rows.map(({ serial, objekttype, grunn, sted }) => ({
		rule: 'import.geometri.ugyldig',
		severity: 'feil',
		object: serial,
		message: `${objekttype} ${serial} har ugyldig geometri (${grunn}) og er lagt til side. Rett den i kilden og les inn på nytt.`,
		...(sted ? { place: JSON.parse(sted) as Avvik['place'] } : {})
	}));
}

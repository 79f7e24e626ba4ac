import type { Avvik } from '../../domain/avvik.ts';
import { erInnenfor } from '../../domain/dekning.ts';
import { isGeographic } from '../../domain/koordinatsystem.ts';
import { ikkePlan } from '../../domain/plan/planinnhold.ts';
import type { Planhode } from '../../domain/plan/planobjekt.ts';
import { desimaler } from '../../domain/rules/plan/desimaler.ts';
import { validatePlan } from '../../domain/rules/plan/index.ts';
import type { Kildefil } from '../../formats/kildefil.ts';
import { toPlan, type LestPlan, type PlanobjektUtkast } from '../../formats/planobjekter.ts';
import { BadRequest } from '../badRequest.ts';
import type { Database, Queryable } from '../queryable.ts';
import { sql } from '../sql.ts';
import { jsonbText, storable } from '../storable.ts';
import { validateScenario } from '../validation.ts';
import { compareHode } from './planhode.ts';
import { plasseringsAvvik, valgtAnnet } from './plassering.ts';
import { formalBorte, requireStored } from './innholdskrav.ts';
import { listAvvik, planReport, type ImportReport } from './report.ts';
import { insertObjects } from './stageObjects.ts';
import {
	findTarget,
	utsattRettsvirkning,
	type ImportChoices,
	type ImportTarget
} from './target.ts';

export interface StageInput {
	readonly jobId: string;
	readonly fil: Kildefil;
	readonly choices: ImportChoices;
	/** Somebody cancelled it. */
	readonly signal?: AbortSignal;
}

/** What is about to be stored, where, and what was wrong on the way. */
interface Staged {
	readonly target: ImportTarget;
	readonly scenarioId: number;
	readonly invalid: readonly Avvik[];
}

/**
 * Puts a read file into a staged scenario that only planners see, in one transaction, and answers what is in
 * it and what is wrong with it. Coordinates are transformed to the municipality's UTM zone by PostGIS; where
 * that moved them they are rounded to the millimetre, vertex by vertex, so that shared borders stay shared
 * and the plan keeps its area (centimetres would move the real Regplan.sos by 1.5 m²).
 */
export async function stagePlan(db: Database, input: StageInput): Promise<ImportReport> {
	const { fil, jobId, choices, signal } = input;
	const raw = toPlan(fil, { navnerom: choices.plan ?? '' });
	assertPlan(raw);
	const { epsg } = fil;
	if (epsg === null)
		throw new BadRequest(
			'crs-ukjent',
			'Fila sier ikke hvilket koordinatsystem den har. Velg det.',
			422
		);
	const lest = { ...raw, ...storable({ hode: raw.hode, rest: raw.rest }) };
	const staged = await store(db, jobId, lest, choices, epsg);
	// The rules below and the preview's tiles ask at once; the embedded engine has no autovacuum to tell the planner.
	await db.query(sql`analyze scenario, planobjekt`);
	const avvik = await findAvvik(db, { ...staged, fil, lest, epsg, ...(signal && { signal }) });
	const report = await planReport(db, { ...staged, ...avvik, fil, lest });
	await db.query(sql`
		update scenario set kilde_areal_m2 = ${report.planArealKilde} where id = ${staged.scenarioId}`);
	await db.query(sql`
		update importjobb set rapport = ${jsonbText(report)}::jsonb, tilstand = 'venter', fremdrift = 1
		where id = ${jobId} and tilstand = 'lagres'`);
	return report;
}

/** A file of something else must never become a plan because nobody looked. */
function assertPlan({ objekter, rest, innhold }: LestPlan): void {
	if (objekter.length === 0 && rest.length === 0)
		throw new BadRequest('ingen-objekter', 'Fila har ingen objekter som kan leses inn.', 422);
	if (innhold.planobjekter === 0) throw new BadRequest('ikke-plan', ikkePlan(innhold), 422);
}

const store = (
	db: Database,
	jobId: string,
	{ hode, objekter, rest }: LestPlan,
	choices: ImportChoices,
	epsg: number
): Promise<Staged> =>
	db.transaction(async (tx) => {
		const target = await findTarget(tx, hode, choices, epsg);
		const { srid } = target;
		const scenarioId = await insertStaged(tx, target, epsg);
		const invalid = await insertObjects(tx, { scenarioId, srid, epsg, objekter, rest });
		await requireStored(tx, scenarioId, { objekter: [...objekter, ...rest], invalid });
		const { rowCount } = await tx.query(sql`
			update importjobb set scenario_id = ${scenarioId}, maal_scenario_id = ${target.replaces},
				maal_revision = (select revision from scenario where id = ${target.replaces}),
				hode = ${jsonbText(hode)}::jsonb, tilstand = 'lagres', fremdrift = 0.7,
				puls = clock_timestamp()
			where id = ${jobId} and tilstand = 'leses'`);
		if (rowCount === 0) throw new BadRequest('avbrutt', 'Importen er avbrutt.', 409);
		return { target, scenarioId, invalid };
	});

interface Found extends Staged {
	readonly fil: Kildefil;
	readonly lest: LestPlan;
	readonly epsg: number;
	readonly signal?: AbortSignal;
}

/** All that is to be said of a staged plan, from the file, from the plan, and from where it lies; places in lng/lat. */
async function findAvvik(db: Database, found: Found) {
	const { fil, lest, epsg, target, scenarioId, invalid, signal } = found;
	const transformed = epsg !== target.srid;
	const innenfor = lest.objekter.filter(({ geometry }) => erInnenfor(geometry, epsg));
	const iFila = transformed ? fileDecimals(lest.hode, innenfor, epsg) : [];
	// The head that is imported, not the one that the plan has.
	const { kommunenummer, planidentifikasjon } = target;
	const hode = { ...lest.hode, kommunenummer, planidentifikasjon };
	const iPlanen = await validateScenario(db, scenarioId, { hode, ...(signal && { signal }) });
	const { endringer, avvik: omHodet } = await compareHode(db, target, scenarioId, hode);
	const borte = await formalBorte(db, scenarioId, target.replaces);
	const plassering = [
		...(await plasseringsAvvik(db, scenarioId, kommunenummer)),
		...valgtAnnet(lest.hode, target),
		...utsattRettsvirkning(lest.hode.planstatus),
		...omHodet,
		...borte.avvik
	];
	// Codes are checked again on what was stored, with their place.
	const tolket = lest.avvik.filter(({ rule }) => rule !== 'plan.kode.ukjent');
	const listed = await listAvvik(db, [
		{ avvik: [...fil.avvik, ...tolket, ...iFila, ...invalid], epsg },
		{ avvik: [...plassering, ...bySerial(iPlanen, lest)], epsg: target.srid }
	]);
	return { hodeendringer: endringer, formalBorte: borte.antall, ...listed };
}

/** The planner finds an object in the file by its serial number and line, not by the lokalId it gets here. */
function bySerial(avvik: readonly Avvik[], { objekter }: LestPlan): Avvik[] {
	const kilder = new Map(objekter.map((o) => [o.lokalId, o]));
	return avvik.map((a) => {
		const kilde = kilder.get(a.object ?? '');
		return kilde ? { ...a, object: kilde.serial, line: kilde.line } : a;
	});
}

/** A projected file must have its coordinates in centimetres, whatever zone they are then moved to. */
const fileDecimals = (
	hode: Planhode,
	objekter: readonly PlanobjektUtkast[],
	epsg: number
): Avvik[] => (isGeographic(epsg) ? [] : validatePlan({ hode, objekter }, [desimaler]));

async function insertStaged(tx: Queryable, target: ImportTarget, epsg: number): Promise<number> {
	const { rows } = await tx.query<{ id: number }>(sql`
		insert into scenario (plan_id, srid, navn, kind, tilstand, kilde_epsg)
		values (${target.planId}, ${target.srid}, ${target.navn}, ${target.kind}, 'under-import', ${epsg})
		returning id`);
	const id = rows[0]?.id;
	if (!id) throw new Error('no scenario was made');
	return id;
}

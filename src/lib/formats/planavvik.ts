import type { Geometry } from 'geojson';
import type { Avvik } from '../domain/avvik.ts';
import { punktrekkerOf } from '../domain/geometri/flater.ts';
import { isGeographic } from '../domain/koordinatsystem.ts';
import { temaFor } from '../domain/plan/objekttyper.ts';
import { kode } from '../domain/rules/plan/kode.ts';
import { planregler, validatePlan } from '../domain/rules/plan/index.ts';
import { planomrade } from '../domain/rules/plan/planomrade.ts';
import type { Kildefil, Objektoversikt } from './kildefil.ts';
import { toPlan, type LestPlan } from './planobjekter.ts';

/** The rules take seconds for so many points and objects; a plan with more is judged when it is imported. */
const MOST = 100_000;

/** Said of a file whose plan is not judged here. */
export const IKKE_PROVD: Avvik = {
	rule: 'inspect.regler',
	severity: 'merknad',
	message:
		'Filen er for stor eller for sammensatt til at planreglene er prøvd her. De prøves når planen leses inn (import plan).'
};

/** What the decision to judge a file needs to know of an object. */
type Omfang = Pick<Objektoversikt, 'objekttype' | 'points'>;

function pointsOf(geometry: Geometry | null): number {
	if (!geometry) return 0;
	return punktrekkerOf(geometry).reduce((points, rekke) => points + rekke.length, 0);
}

function* omfangOf(fil: Kildefil): Iterable<Omfang> {
	if (fil.oversikt) yield* fil.oversikt();
	else
		for (const { objekttype, geometry } of fil.objekter)
			yield { objekttype, points: pointsOf(geometry) };
}

/** Are the objects and their points more than `MOST`? Counts no further than that. */
function isTooLarge(fil: Kildefil): boolean {
	let count = 0;
	for (const { points } of omfangOf(fil)) {
		count += 1 + points;
		if (count > MOST) return true;
	}
	return false;
}

/** Is there an object of a plan? Each type is looked up once. */
function hasPlan(fil: Kildefil): boolean {
	const others = new Set<string>();
	for (const { objekttype } of omfangOf(fil)) {
		if (others.has(objekttype)) continue;
		if (temaFor(objekttype) !== 'annet') return true;
		others.add(objekttype);
	}
	return false;
}

/** SOSI is in metres also where it does not say in which system; other files must say. */
const isPlane = ({ format, epsg }: Kildefil): boolean =>
	epsg === null ? format === 'sosi' : !isGeographic(epsg);

/**
 * A file with a plan area is a whole plan, and is judged as one. In a part of a plan it is no error that the plan area or a
 * code is missing.
 */
function regelavvik({ hode, objekter }: LestPlan): Avvik[] {
	const isWhole = objekter.some(({ objekttype }) => temaFor(objekttype) === 'planomrade');
	const regler = isWhole ? planregler : planregler.filter((r) => r !== planomrade && r !== kode);
	return validatePlan({ hode, objekter }, regler);
}

/**
 * What is wrong with the plan in a file, by the rules that need no database: [] for a file that is no plan, or not in metres.
 * Objects are named by their serial numbers, with their lines.
 */
export function planavvik(fil: Kildefil): Avvik[] {
	if (!isPlane(fil) || !hasPlan(fil)) return [];
	if (isTooLarge(fil)) return [IKKE_PROVD];
	const plan = toPlan(fil, { navnerom: '' });
	const kilder = new Map(plan.objekter.map((o) => [o.lokalId, o]));
	const regler = regelavvik(plan).map((avvik): Avvik => {
		const kilde = kilder.get(avvik.object ?? '');
		return kilde ? { ...avvik, object: kilde.serial, line: kilde.line } : avvik;
	});
	// A code that its list does not have is told by both; what the reader says has the property as it was written.
	const told = new Set(plan.avvik.map(({ rule, object }) => `${rule} ${object ?? ''}`));
	return [
		...plan.avvik,
		...regler.filter(({ rule, object }) => rule !== kode.id || !told.has(`${rule} ${object ?? ''}`))
	];
}

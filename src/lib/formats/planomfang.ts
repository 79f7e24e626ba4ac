import type { Avvik } from '../domain/avvik.ts';
import { kartplan } from '../domain/koordinatsystem.ts';
import { temaFor } from '../domain/plan/objekttyper.ts';
import type { Kildefil, Kildeobjekt } from './kildefil.ts';
import { countPoints } from './measure.ts';

/** The rules take some three seconds for so many points and objects; a plan with more is judged when it is imported. */
const MOST = 500_000;

/** Said of a file whose plan is not judged here. */
export const IKKE_PROVD: Avvik = {
	rule: 'inspect.regler',
	severity: 'merknad',
	message:
		'Filen er for stor eller for sammensatt til at planreglene er prøvd her. De prøves når planen leses inn (import plan).'
};

function pointsOf(objekt: Kildeobjekt): number {
	if (objekt.points !== undefined) return objekt.points;
	const { geometry } = objekt;
	return geometry ? countPoints(geometry) : 0;
}

/** Are the objects and their points more than `MOST`? Counts no further than that. */
function isTooLarge(fil: Kildefil): boolean {
	let count = 0;
	for (const objekt of fil.objekter) {
		count += 1 + pointsOf(objekt);
		if (count > MOST) return true;
	}
	return false;
}

/** Is there an object of a plan? Each type is looked up once. */
function hasPlan(fil: Kildefil): boolean {
	const others = new Set<string>();
	for (const { objekttype } of fil.objekter) {
		if (others.has(objekttype)) continue;
		if (temaFor(objekttype) !== 'annet') return true;
		others.add(objekttype);
	}
	return false;
}

/** SOSI is in metres also where it does not say in which system; other files must say. */
const isPlane = ({ format, epsg }: Kildefil): boolean =>
	epsg === null ? format === 'sosi' : kartplan(epsg) === 'meter';

/**
 * Is there a plan in a file, and is it small enough for the rules to be tried at once (planavvik)? Apart from the rules, so that
 * a file they are not tried on need not load them.
 */
export function planomfang(fil: Kildefil): 'ingen' | 'plan' | 'for-stor' {
	if (!isPlane(fil) || !hasPlan(fil)) return 'ingen';
	return isTooLarge(fil) ? 'for-stor' : 'plan';
}

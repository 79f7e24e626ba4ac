import { setImmediate as pause } from 'node:timers/promises';
import type { Geometry } from 'geojson';
import { flaterOf } from '../domain/geometri/flater.ts';
import { Kantsum } from '../domain/geometri/kantsum.ts';
import { temaFor } from '../domain/plan/objekttyper.ts';
import { PA_GRUNNEN } from '../domain/rules/plan/niva.ts';
import type { Planrad } from './planregler.ts';

/** Letters of geometry that are read without letting others in, and at the most: a larger plan is measured. */
const PAUSE_LETTERS = 200_000;
const MOST_LETTERS = 50_000_000;

interface Niva {
	readonly sum: Kantsum;
	omrader: number;
	formal: number;
}

/** The sides of the purposes of each level, less those of its plan area. */
async function summer(rader: readonly Planrad[]): Promise<Map<number, Niva>> {
	const nivaer = new Map<number, Niva>();
	let read = 0;
	for (const { objekttype, vertikalniva, geometry } of rader) {
		const tema = temaFor(objekttype);
		if (tema !== 'arealformal' && tema !== 'planomrade') continue;
		const flate = JSON.parse(geometry) as Geometry;
		if (flaterOf(flate).length === 0) continue;
		const nr = vertikalniva ?? PA_GRUNNEN;
		const niva = nivaer.get(nr) ?? { sum: new Kantsum(), omrader: 0, formal: 0 };
		nivaer.set(nr, niva);
		niva.sum.add(flate, tema === 'arealformal' ? 1 : -1);
		niva[tema === 'arealformal' ? 'formal' : 'omrader'] += 1;
		read += geometry.length;
		if (read < PAUSE_LETTERS) continue;
		read = 0;
		await pause();
	}
	return nivaer;
}

/**
 * The vertikalnivåer on which the purposes are known to fill the one plan area exactly, to the micrometre, with nothing
 * measured: their sides cancel one another and its outline, and no surface is stored that is not valid. There no place is
 * covered twice, left out, or outside. Where the sides do not cancel nothing is known, and it must be measured.
 */
export async function bevisteNivaer(rader: readonly Planrad[]): Promise<ReadonlySet<number>> {
	if (rader.reduce((sum, { geometry }) => sum + geometry.length, 0) > MOST_LETTERS)
		return new Set();
	return new Set(
		[...(await summer(rader))].flatMap(([nr, { sum, omrader, formal }]) =>
			sum.isZero && omrader === 1 && formal > 0 ? [nr] : []
		)
	);
}

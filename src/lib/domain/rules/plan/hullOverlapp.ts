import type { Position } from 'geojson';
import { Boksetre, type Boks } from '../../geometri/boksetre.ts';
import { Omrade, segmenter, type Ring } from '../../geometri/flater.ts';
import { boksOf } from '../../geometri/segment.ts';
import { stor, type Planregel } from './regel.ts';
import { kryss } from './ringer.ts';

const ringBoks = (ring: Ring): Boks =>
	segmenter(ring)
		.map((s) => boksOf(s))
		.reduce(
			(a, b) => [
				Math.min(a[0], b[0]),
				Math.min(a[1], b[1]),
				Math.max(a[2], b[2]),
				Math.max(a[3], b[3])
			],
			[Infinity, Infinity, -Infinity, -Infinity]
		);

function felles(a: Ring, b: Ring): Position | null {
	const crossing = kryss(a, b);
	if (crossing) return crossing;
	for (const [ring, other] of [
		[a, b],
		[b, a]
	] as const) {
		const omrade = new Omrade([[other]]);
		const inni = ring.find((p) => !omrade.onBorder(p, 0) && omrade.holds(p, 0));
		if (inni) return inni;
	}
	// The same hole twice: every vertex of both lies on the other's border.
	const omrade = new Omrade([[b]]);
	return a.every((p) => omrade.onBorder(p, 0)) ? (a[0] ?? null) : null;
}

/** So many places are told of one surface: with thousands of holes there may be millions. */
const MOST = 20;

function overlapp(hull: readonly Ring[]): Position[] {
	const bokser = hull.map(ringBoks);
	const tre = new Boksetre(bokser);
	const steder: Position[] = [];
	for (const [i, ring] of hull.entries())
		for (const j of tre.all(bokser[i] ?? [0, 0, 0, 0])) {
			const other = hull[j];
			const sted = j > i && other ? felles(ring, other) : null;
			if (sted) steder.push(sted);
			if (steder.length === MOST) return steder;
		}
	return steder;
}

/** flate.5 of DiBK's rules. */
export const hullOverlapp: Planregel = {
	id: 'plan.flate.hull.overlapp',
	krav: 'Hullene i en flate skal ikke overlappe hverandre.',
	check: ({ objekter }) =>
		objekter.flatMap((objekt) =>
			objekt.flater.flatMap((flate) =>
				overlapp(flate.slice(1)).map((sted) => ({
					rule: hullOverlapp.id,
					severity: 'feil' as const,
					message: `${stor(objekt.omtale)} har hull som overlapper.`,
					object: objekt.objekt.lokalId,
					place: { type: 'Point' as const, coordinates: sted }
				}))
			)
		)
};

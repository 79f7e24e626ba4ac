import type { Position } from 'geojson';
import { Omrade, type Flate } from '../../geometri/flater.ts';
import { stor, type Planregel } from './regel.ts';
import { kryssMed } from './ringer.ts';

/** For each hole that is not inside the outer ring: where it leaves it. */
function utenfor([ytre = [], ...hull]: Flate): Position[] {
	if (hull.length === 0) return [];
	const kryss = kryssMed(ytre);
	const inne = new Omrade([[ytre]]).holds(hull.flat(), 0);
	let at = 0;
	return hull.flatMap((ring) => {
		const ute = ring.findIndex((_, i) => !inne[at + i]);
		at += ring.length;
		const sted = kryss(ring) ?? ring[ute];
		return sted ? [sted] : [];
	});
}

/** flate.4 of DiBK's rules. */
export const hullInni: Planregel = {
	id: 'plan.flate.hull.utenfor',
	krav: 'Et hull skal ligge inni den ytre ringen.',
	check: ({ objekter }) =>
		objekter.flatMap((objekt) =>
			objekt.flater.flatMap(utenfor).map((sted) => ({
				rule: hullInni.id,
				severity: 'feil' as const,
				message: `${stor(objekt.omtale)} har et hull som ikke ligger inni flaten.`,
				object: objekt.objekt.lokalId,
				place: { type: 'Point' as const, coordinates: sted }
			}))
		)
};

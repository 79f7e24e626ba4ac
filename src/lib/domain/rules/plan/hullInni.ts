import type { Position } from 'geojson';
import { Omrade, type Flate, type Ring } from '../../geometri/flater.ts';
import { stor, type Planregel } from './regel.ts';
import { kryss } from './ringer.ts';

function utenfor(flate: Flate, hull: Ring): Position | null {
	const [ytre = []] = flate;
	const crossing = kryss(hull, ytre);
	if (crossing) return crossing;
	const omrade = new Omrade([[ytre]]);
	return hull.find((p) => !omrade.holds(p, 0)) ?? null;
}

/** flate.4 of DiBK's rules. */
export const hullInni: Planregel = {
	id: 'plan.flate.hull.utenfor',
	krav: 'Et hull skal ligge inni den ytre ringen.',
	check: ({ objekter }) =>
		objekter.flatMap((objekt) =>
			objekt.flater.flatMap((flate) =>
				flate.slice(1).flatMap((hull) => {
					const sted = utenfor(flate, hull);
					const message = `${stor(objekt.omtale)} har et hull som ikke ligger inni flaten.`;
					if (!sted) return [];
					return {
						rule: hullInni.id,
						severity: 'feil' as const,
						message,
						object: objekt.objekt.lokalId,
						place: { type: 'Point' as const, coordinates: sted }
					};
				})
			)
		)
};

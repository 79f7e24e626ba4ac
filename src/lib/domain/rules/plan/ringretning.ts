import { ringAreal } from '../../geometri/flater.ts';
import type { Planregel } from './regel.ts';

/**
 * flate.3 of DiBK's rules: the outer ring runs counterclockwise, holes clockwise. For information, and once
 * for the whole plan: SOSI has no direction, and every export sets it right.
 */
export const ringretning: Planregel = {
	id: 'plan.flate.retning',
	krav: 'Ytre ring skal gå mot klokka og hull med klokka.',
	check: ({ objekter }) => {
		const feil = objekter.flatMap(({ objekt, flater }) => {
			const ringer = flater.flatMap((flate) =>
				flate.filter((ring, nr) => ringAreal(ring) > 0 !== (nr === 0))
			);
			return ringer.length > 0 ? [{ objekt, steder: ringer.flatMap(([p]) => (p ? [p] : [])) }] : [];
		});
		const [forste] = feil;
		if (!forste) return [];
		const antall = feil.length === 1 ? 'Én flate' : `${feil.length} flater`;
		return [
			{
				rule: ringretning.id,
				severity: 'merknad',
				message: `${antall} har ringer som går i feil retning. Retningen rettes ved eksport.`,
				object: forste.objekt.lokalId,
				place: { type: 'MultiPoint', coordinates: feil.flatMap(({ steder }) => steder) }
			}
		];
	}
};

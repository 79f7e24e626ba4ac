import type { Position } from 'geojson';
import { punktrekkerOf } from '../../geometri/flater.ts';
import { samePoint } from '../../geometri/segment.ts';
import { stor, type Planregel } from './regel.ts';

/** kurve.2 of DiBK's rules: no point stands twice in a row. */
export const dobbeltpunkt: Planregel = {
	id: 'plan.kurve.dobbeltpunkt',
	krav: 'En kurve skal ikke ha samme punkt to ganger etter hverandre.',
	check: ({ objekter }) =>
		objekter.flatMap(({ objekt, omtale }) => {
			const doble: Position[] = punktrekkerOf(objekt.geometry).flatMap((punkter) =>
				punkter.filter((p, i) => i > 0 && samePoint(p, punkter[i - 1] ?? []))
			);
			if (doble.length === 0) return [];
			const antall = doble.length === 1 ? 'ett punkt' : `${doble.length} punkter`;
			return {
				rule: dobbeltpunkt.id,
				severity: 'advarsel',
				message: `${stor(omtale)} har ${antall} som står to ganger etter hverandre.`,
				object: objekt.lokalId,
				place: { type: 'MultiPoint', coordinates: doble }
			};
		})
};

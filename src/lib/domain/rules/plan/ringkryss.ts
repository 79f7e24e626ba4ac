import type { Position } from 'geojson';
import { Boksetre } from '../../geometri/boksetre.ts';
import { segmenter, type Ring } from '../../geometri/flater.ts';
import { boksOf, meeting, meetingPoint, type Segment } from '../../geometri/segment.ts';
import type { Planregel } from './regel.ts';

/** Where a side meets the next one otherwise than in their common vertex: it folds back. */
function brett(s: Segment, t: Segment, own: Position, other: Position): Position | null {
	const folds = (meeting(s, [other, other]) ?? meeting(t, [own, own])) !== null;
	return folds ? other : null;
}

/** Where does a ring first cross or touch itself? null: nowhere. */
export function selvkryss(ring: Ring): Position | null {
	const sider = segmenter(ring);
	const tre = new Boksetre(sider.map((s) => boksOf(s)));
	for (const [i, s] of sider.entries()) {
		const sted = tre.first(boksOf(s), (j) => {
			const t = sider[j];
			if (j <= i || !t) return null;
			if (j === i + 1) return brett(s, t, s[0], t[1]);
			if (i === 0 && j === sider.length - 1) return brett(s, t, s[1], t[0]);
			return meeting(s, t) ? meetingPoint(s, t) : null;
		});
		if (sted) return sted;
	}
	return null;
}

/** flate.2 of DiBK's rules; PostGIS's ST_IsValid is the judge when a plan is stored. */
export const ringkryss: Planregel = {
	id: 'plan.flate.kryss',
	krav: 'Grensen til en flate skal ikke krysse eller berøre seg selv.',
	check: ({ objekter }) =>
		objekter.flatMap(({ objekt, flater, omtale }) =>
			flater.flat().flatMap((ring) => {
				const sted = selvkryss(ring);
				if (!sted) return [];
				return {
					rule: ringkryss.id,
					severity: 'feil' as const,
					message: `Grensen til ${omtale} krysser eller berører seg selv.`,
					object: objekt.lokalId,
					place: { type: 'Point' as const, coordinates: sted }
				};
			})
		)
};

import type { Position } from 'geojson';
import { Boksetre } from '../../geometri/boksetre.ts';
import { segmenter, type Ring } from '../../geometri/flater.ts';
import { boksOf, meeting, meetingPoint } from '../../geometri/segment.ts';

/** Where does a ring cross `other`, null: nowhere? They may touch. `other` is indexed once for all rings that are asked. */
export function kryssMed(other: Ring): (ring: Ring) => Position | null {
	const sider = segmenter(other);
	const tre = new Boksetre(sider.map((s) => boksOf(s)));
	return (ring) => {
		for (const s of segmenter(ring)) {
			const sted = tre.first(boksOf(s), (nr) => {
				const t = sider[nr];
				return t && meeting(s, t) === 'kryss' ? meetingPoint(s, t) : null;
			});
			if (sted) return sted;
		}
		return null;
	};
}

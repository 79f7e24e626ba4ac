import type { Position } from 'geojson';
import { Boksetre } from '../../geometri/boksetre.ts';
import { segmenter, type Ring } from '../../geometri/flater.ts';
import { boksOf, meeting, meetingPoint } from '../../geometri/segment.ts';

/** Where do two rings cross? They may touch. */
export function kryss(ring: Ring, other: Ring): Position | null {
	const sider = segmenter(other);
	const tre = new Boksetre(sider.map((s) => boksOf(s)));
	for (const s of segmenter(ring)) {
		const sted = tre.first(boksOf(s), (nr) => {
			const t = sider[nr];
			return t && meeting(s, t) === 'kryss' ? meetingPoint(s, t) : null;
		});
		if (sted) return sted;
	}
	return null;
}

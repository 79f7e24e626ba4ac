import type { Geometry, Position } from 'geojson';
import { punktrekkerOf, type Ring } from '../geometri/flater.ts';
import { project, samePoint } from '../geometri/segment.ts';
import { BUETOLERANSE_M, type Planbue } from './bue.ts';

/** From number `from` forwards through a ring or line, until `end`; null where it does not come. */
function lopTil(rekke: Ring, from: number, end: Position): Position[] | null {
	const isClosed = rekke.length > 3 && samePoint(rekke[0] ?? [], rekke.at(-1) ?? []);
	const antall = isClosed ? rekke.length - 1 : rekke.length;
	const lop: Position[] = [];
	for (let i = 0; i <= (isClosed ? antall : antall - from - 1); i++) {
		const p = rekke[(from + i) % antall] ?? [];
		lop.push(p);
		if (i > 0 && samePoint(p, end)) return lop;
	}
	return null;
}

/** Does a line go by the point, as near as the line that an arc is drawn as does? */
const garForbi = (lop: readonly Position[], p: Position): boolean =>
	lop.some((a, i) => {
		const b = lop[i + 1];
		return b !== undefined && project(p, [a, b]).distance <= 2 * BUETOLERANSE_M;
	});

/** Every way in which the geometry runs from the arc's one end by its middle to the other. */
function* lopene(geometry: Geometry, { start, on, end }: Planbue): Generator<Position[]> {
	for (const rekke of punktrekkerOf(geometry))
		for (const [nr, p] of rekke.entries())
			for (const [fra, til] of [
				[start, end],
				[end, start]
			] as const) {
				const lop = samePoint(p, fra) ? lopTil(rekke, nr, til) : null;
				if (lop && garForbi(lop, on)) yield fra === start ? lop : lop.reverse();
			}
}

const likt = (a: readonly Position[], b: readonly Position[]): boolean =>
	a.length === b.length && a.every((p, i) => samePoint(p, b[i] ?? []));

/** Which of an object's arcs still stand, vertex for vertex, in its new geometry? The others were reshaped, and are lines now. */
export const bevarteBuer = (
	buer: readonly Planbue[],
	before: Geometry,
	after: Geometry
): Planbue[] =>
	buer.filter((bue) => {
		const gamle = [...lopene(before, bue)];
		const nye = [...lopene(after, bue)];
		return gamle.some((gammel) => nye.some((ny) => likt(gammel, ny)));
	});

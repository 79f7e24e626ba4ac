import type { Arrangement } from '../../../src/lib/domain/topology/arrangement.ts';
import {
	borderWalk,
	halfEdgesByFace,
	simpleRings
} from '../../../src/lib/domain/topology/faces.ts';
import { at, type Point, type Polygon, type Ring } from './point.ts';

/** Faces that belong together: one polygon, with its inside connected. */
export interface Area {
	/** What it is; null for what is outside of everything wanted. */
	label: string | null;
	faces: number[];
	areaM2: number;
}

export interface Dissolved {
	readonly areas: readonly Area[];
	/** Per face: index in `areas`. */
	readonly areaOf: number[];
}

/** Joins neighbouring faces with the same label, unless the edge between them separates. */
export function dissolve(
	map: Arrangement,
	labels: readonly (string | null)[],
	separates: (edge: number, label: string) => boolean
): Dissolved {
	const byFace = halfEdgesByFace(map);
	const areaOf = map.areaCm2x2.map(() => -1);
	const areas: Area[] = [];
	areaOf.forEach((_, start) => {
		if (at(areaOf, start) >= 0) return;
		const label = at(labels, start);
		const area: Area = { label, faces: [], areaM2: 0 };
		const index = areas.push(area) - 1;
		const queue = [start];
		areaOf[start] = index;
		for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
			area.faces.push(face);
			area.areaM2 += at(map.areaCm2x2, face) / 20_000;
			for (const h of at(byFace, face)) {
				const other = at(map.face, h ^ 1);
				if (at(areaOf, other) >= 0 || at(labels, other) !== label) continue;
				if (label !== null && separates(h >> 1, label)) continue;
				areaOf[other] = index;
				queue.push(other);
			}
		}
	});
	return { areas, areaOf };
}

function edgeLengthM({ vertices: v, origin }: Arrangement, h: number): number {
	const [a, b] = [at(origin, h), at(origin, h ^ 1)];
	return Math.sqrt((at(v.x, a) - at(v.x, b)) ** 2 + (at(v.y, a) - at(v.y, b)) ** 2) / 100;
}

/** The neighbour with the longest common border among those that may take over the area. */
function heir(
	map: Arrangement,
	{ areas, areaOf }: Dissolved,
	byFace: readonly (readonly number[])[],
	index: number,
	mayTake: (taker: string, taken: string) => boolean
): number | null {
	const lengths = new Map<number, number>();
	const area = at(areas, index);
	for (const h of area.faces.flatMap((face) => at(byFace, face))) {
		const other = at(areaOf, at(map.face, h ^ 1));
		const taker = at(areas, other).label;
		if (other === index || taker === null || area.label === null) continue;
		if (mayTake(taker, area.label)) {
			lengths.set(other, (lengths.get(other) ?? 0) + edgeLengthM(map, h));
		}
	}
	const longest = [...lengths].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
	return longest?.[0] ?? null;
}

/** Lets neighbours take over areas that are too small (or too thin) to be something of their own. */
export function absorb(
	map: Arrangement,
	dissolved: Dissolved,
	isTooSmall: (area: Area) => boolean,
	mayTake: (taker: string, taken: string) => boolean
): void {
	const byFace = halfEdgesByFace(map);
	const { areas, areaOf } = dissolved;
	const order = areas.map((_, i) => i).sort((a, b) => at(areas, a).areaM2 - at(areas, b).areaM2);
	for (const index of order) {
		const area = at(areas, index);
		if (area.label === null || area.faces.length === 0 || !isTooSmall(area)) continue;
		const to = heir(map, dissolved, byFace, index, mayTake);
		if (to === null) continue;
		const taker = at(areas, to);
		for (const face of area.faces) areaOf[face] = to;
		taker.faces.push(...area.faces);
		taker.areaM2 += area.areaM2;
		area.faces = [];
		area.areaM2 = 0;
	}
}

/** The borders of every area, area on the left: outer ring first, then holes. Empty for areas that were taken over. */
export function polygonsOf(map: Arrangement, { areas, areaOf }: Dissolved): Polygon[] {
	const isBorder = (h: number) => at(areaOf, at(map.face, h)) !== at(areaOf, at(map.face, h ^ 1));
	const rings: Ring[][] = areas.map(() => []);
	const seen = new Uint8Array(map.origin.length);
	const point = (id: number): Point => [at(map.vertices.x, id) / 100, at(map.vertices.y, id) / 100];
	map.origin.forEach((_, start) => {
		if (seen[start] || !isBorder(start)) return;
		const walk = borderWalk(map, start, isBorder);
		for (const h of walk) seen[h] = 1;
		const area = at(areaOf, at(map.face, start));
		for (const ring of simpleRings(walk.map((h) => at(map.origin, h))))
			at(rings, area).push(ring.map(point));
	});
	return rings.map(outerFirst);
}

const isClockwise = (ring: Ring): boolean => {
	const [x0, y0] = at(ring, 0);
	let sum = 0;
	ring.forEach(([x, y], i) => {
		const [qx, qy] = at(ring, (i + 1) % ring.length);
		sum += (x - x0) * (qy - y0) - (qx - x0) * (y - y0);
	});
	return sum < 0;
};

const outerFirst = (rings: readonly Ring[]): Polygon => [
	...rings.filter((ring) => !isClockwise(ring)),
	...rings.filter(isClockwise)
];

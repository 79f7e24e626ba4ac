import type { Arrangement } from './arrangement.ts';
import { at } from './punkt.ts';

export const halfEdgesByFace = (map: Arrangement): number[][] => {
	const byFace: number[][] = map.areaCm2x2.map(() => []);
	map.face.forEach((face, h) => at(byFace, face).push(h));
	return byFace;
};

/** Indices of the closed shapes (sources below `shapes`) that cover each face: found by walking in from the outside. */
export function coverings(map: Arrangement, shapes: number): (readonly number[])[] {
	const byFace = halfEdgesByFace(map);
	const covering: (readonly number[] | undefined)[] = map.areaCm2x2.map(() => undefined);
	covering[0] = [];
	const queue = [0];
	for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
		const here = at(covering as (readonly number[])[], face);
		for (const h of at(byFace, face)) {
			const other = at(map.face, h ^ 1);
			if (covering[other] !== undefined) continue;
			const there = new Set(here);
			for (const source of at(map.sources, h >> 1)) {
				if (source >= shapes) continue;
				if (!there.delete(source)) there.add(source);
			}
			covering[other] = [...there].sort((a, b) => a - b);
			queue.push(other);
		}
	}
	return covering.map((list) => list ?? []);
}

/** The border that half-edge `start` is part of, as half-edges: inner edges of the area are turned over, clockwise. */
export function borderWalk(
	map: Arrangement,
	start: number,
	isBorder: (halfEdge: number) => boolean
): number[] {
	const walk: number[] = [];
	let h = start;
	do {
		walk.push(h);
		do h = at(map.next, h);
		while (!isBorder(h) && (h = h ^ 1) >= 0);
	} while (h !== start);
	return walk;
}

/** Cuts a closed walk over vertices where it meets itself: simple rings that touch in points only. */
export function simpleRings(walk: readonly number[]): number[][] {
	const rings: number[][] = [];
	const path: number[] = [];
	const placeOf = new Map<number, number>();
	for (const vertex of walk) {
		const seen = placeOf.get(vertex);
		if (seen !== undefined) {
			const ring = path.splice(seen);
			for (const id of ring) placeOf.delete(id);
			rings.push(ring);
		}
		placeOf.set(vertex, path.push(vertex) - 1);
	}
	rings.push(path);
	return rings;
}

import {
	boksesMeet,
	boksOm,
	collides,
	eachEdge,
	key,
	place,
	placeInFlate,
	ringArea2,
	same
} from './punkt.ts';
import type { Boks } from '../geometri/boksetre.ts';
import type { Cm, FlateCm, RingCm, Sone } from './punkt.ts';

/** Of a ring's vertices, where the first that is not on the other ring lies; 0: all of them are on it. */
function placeOfRing(ring: RingCm, other: RingCm): -1 | 0 | 1 {
	for (const p of ring) {
		const where = place(p, other);
		if (where !== 0) return where;
	}
	return 0;
}

const meets = (ring: RingCm, sweep: Boks | undefined): boolean =>
	!sweep || boksesMeet(boksOm(ring), sweep);

/** Holes that are not inside the outer ring, or are inside another hole; of those alone that may have been passed. */
function misplacedHole([outer = [], ...holes]: FlateCm, sweep: Boks | undefined): Cm | null {
	for (const [i, hole] of holes.entries()) {
		if (!meets(hole, sweep)) continue;
		if (placeOfRing(hole, outer) !== 1) return hole[0] ?? null;
		for (const [j, other] of holes.entries())
			if (i !== j && boksesMeet(boksOm(hole), boksOm(other)) && placeOfRing(hole, other) !== -1)
				return hole[0] ?? null;
	}
	return null;
}

/**
 * Given that no edges of a zone cross: do its rings run the right way, each hole inside its outer ring, each part outside the
 * others? Answers a place where not. `sweep`: what nothing has moved outside of, so that it was right there before.
 */
export function misplacedRing({ flater }: Sone, sweep?: Boks): Cm | null {
	for (const [i, flate] of flater.entries()) {
		for (const [nr, ring] of flate.entries())
			if (ring.length < 3 || (nr === 0 ? ringArea2(ring) <= 0 : ringArea2(ring) >= 0))
				return ring[0] ?? null;
		const misplaced = misplacedHole(flate, sweep);
		if (misplaced) return misplaced;
		for (const [j, other] of flater.entries()) {
			const outer = flate[0] ?? [];
			if (i === j || !meets(outer, sweep)) continue;
			const free = outer.find((p) => placeInFlate(p, other) !== 0);
			if (free && placeInFlate(free, other) === 1) return free;
		}
	}
	return null;
}

interface Side {
	readonly a: Cm;
	readonly b: Cm;
}

/** Two edges of one zone that cross, or touch other than at a common end. */
function collision({ flater }: Sone): Cm | null {
	const sides: Side[] = [];
	for (const ring of flater.flat())
		eachEdge(ring, (a, b) => sides.push(a[0] < b[0] ? { a, b } : { a: b, b: a }));
	sides.sort((s, o) => s.a[0] - o.a[0]);
	for (const [i, { a, b }] of sides.entries()) {
		for (let j = i + 1; j < sides.length; j++) {
			const other = sides[j];
			if (!other || other.a[0] > b[0]) break;
			if (collides(a, b, other.a, other.b)) return other.a;
		}
	}
	return null;
}

/** A ring that uses a place twice, or rings of a surface that touch so that its inside falls apart. */
function pinch(flate: FlateCm): Cm | null {
	const parent = flate.map((_, i) => i);
	const root = (i: number): number => (parent[i] === i ? i : root(parent[i] ?? i));
	const ringsAt = new Map<number, number>();
	for (const [nr, ring] of flate.entries()) {
		const here = new Set<number>();
		for (const p of ring) {
			const k = key(p);
			if (here.has(k)) return p;
			here.add(k);
			const other = ringsAt.get(k);
			if (other === undefined) ringsAt.set(k, nr);
			else if (root(other) === root(nr)) return p;
			else parent[root(other)] = root(nr);
		}
	}
	return null;
}

/**
 * Where a zone is not valid, by exact arithmetic: as PostGIS' ST_IsValid, and besides each ring the right way around, and no
 * vertex on the middle of an edge. null: it is valid.
 */
export function ugyldigSted(sone: Sone): Cm | null {
	if (sone.flater.length === 0) return [0, 0];
	for (const flate of sone.flater) {
		if (flate.length === 0) return [0, 0];
		for (const ring of flate)
			for (const p of ring) if (!Number.isInteger(p[0]) || !Number.isInteger(p[1])) return p;
		const place = pinch(flate);
		if (place) return place;
	}
	return collision(sone) ?? misplacedRing(sone);
}

/** Do two rings run through the same places, in the same order from the same start? */
export const sameRing = (a: RingCm, b: RingCm): boolean =>
	a === b || (a.length === b.length && a.every((p, i) => same(p, b[i] ?? [NaN, NaN])));

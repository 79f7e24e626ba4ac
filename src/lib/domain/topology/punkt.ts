import type { Boks } from '../geometri/boksetre.ts';

/**
 * A place in whole centimetres of the plan's UTM zone, east first. Everything here is exact as long as a tiling spans less
 * than 671 km (2^26 cm) each way: differences of coordinates then stay below 2^26, products of two below 2^52, and what is
 * summed of them below 2^53.
 */
export type Cm = readonly [east: number, north: number];
/** Open: the first point is not repeated at the end. */
export type RingCm = readonly Cm[];
/** Outer ring counterclockwise, then holes clockwise: the area lies to the left of every edge. */
export type FlateCm = readonly RingCm[];

export interface Sone {
	readonly id: string;
	readonly flater: readonly FlateCm[];
}

/** Element `i`, which must be there: an index outside is a programming error. */
export function at<T>(list: ArrayLike<T>, i: number): T {
	const value = list[i];
	if (value === undefined) throw new RangeError(`no element ${i} of ${list.length}`);
	return value;
}

/** Element `i` of a closed list: -1 is the last, `length` the first again. */
export const cyclic = <T>(list: ArrayLike<T>, i: number): T =>
	at(list, (i + list.length) % list.length);

const MASK = 67_108_863;
const SPAN = 67_108_864;

/** One number a place, exact in a double: no two places within 671 km of each other share it. */
export const keyOf = (east: number, north: number): number => (east & MASK) * SPAN + (north & MASK);
export const key = ([east, north]: Cm): number => keyOf(east, north);

/** The place as the verbs are told it: `58783700,673267600`. */
export const stedsnavn = ([east, north]: Cm): string => `${east},${north}`;

export const same = (a: Cm, b: Cm): boolean => a[0] === b[0] && a[1] === b[1];

/** Twice the signed area of the triangle: positive where c lies to the left of a→b. Exact. */
export const orient = (a: Cm, b: Cm, c: Cm): number =>
	(b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

export const lengthCm = (a: Cm, b: Cm): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Does p lie exactly on the segment, its ends included? */
export const isOn = (p: Cm, a: Cm, b: Cm): boolean =>
	orient(a, b, p) === 0 &&
	p[0] >= Math.min(a[0], b[0]) &&
	p[0] <= Math.max(a[0], b[0]) &&
	p[1] >= Math.min(a[1], b[1]) &&
	p[1] <= Math.max(a[1], b[1]);

/** Do two edges of a planar map do what they may not: cross, run over each other, or touch other than at a common end? */
export function collides(a: Cm, b: Cm, c: Cm, d: Cm): boolean {
	if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0]))
		return false;
	if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
		return false;
	if (same(a, c)) return runsOver(a, b, d);
	if (same(a, d)) return runsOver(a, b, c);
	if (same(b, c)) return runsOver(b, a, d);
	if (same(b, d)) return runsOver(b, a, c);
	if (isOn(c, a, b) || isOn(d, a, b) || isOn(a, c, d) || isOn(b, c, d)) return true;
	return orient(a, b, c) > 0 !== orient(a, b, d) > 0 && orient(c, d, a) > 0 !== orient(c, d, b) > 0;
}

/** Do two edges from the same end lie on top of each other? */
const runsOver = (from: Cm, to: Cm, other: Cm): boolean =>
	orient(from, to, other) === 0 &&
	(to[0] - from[0]) * (other[0] - from[0]) + (to[1] - from[1]) * (other[1] - from[1]) > 0;

/** Twice the signed area in cm²: a whole number, positive counterclockwise. */
export function ringArea2(ring: RingCm): number {
	const origin = at(ring, 0);
	let sum = 0;
	for (let i = 2; i < ring.length; i++) sum += orient(origin, at(ring, i - 1), at(ring, i));
	return sum;
}

export const flateArea2 = (flate: FlateCm): number =>
	flate.reduce((sum, ring) => sum + ringArea2(ring), 0);

/** Twice the area of a zone in cm². */
export const soneArea2 = ({ flater }: Sone): number =>
	flater.reduce((sum, flate) => sum + flateArea2(flate), 0);

/** Area in m², exact to the square centimetre. */
export const arealM2 = (sone: Sone): number => soneArea2(sone) / 20_000;

export function eachEdge(ring: RingCm, visit: (a: Cm, b: Cm) => void): void {
	let a = at(ring, ring.length - 1);
	for (const b of ring) {
		visit(a, b);
		a = b;
	}
}

/** Where is p: 1 inside the ring, 0 on it, -1 outside? Exact. */
export function place(p: Cm, ring: RingCm): -1 | 0 | 1 {
	let inside = false;
	let a = at(ring, ring.length - 1);
	for (const b of ring) {
		if (a[1] > p[1] !== b[1] > p[1]) {
			const side = orient(a, b, p);
			if (side === 0) return 0;
			if (side > 0 === b[1] > a[1]) inside = !inside;
		} else if (a[1] === p[1] || b[1] === p[1]) {
			if (isOn(p, a, b)) return 0;
		}
		a = b;
	}
	return inside ? 1 : -1;
}

/** Where is p in a surface with holes: 1 inside, 0 on a border, -1 outside? */
export function placeInFlate(p: Cm, [outer = [], ...holes]: FlateCm): -1 | 0 | 1 {
	let where = place(p, outer);
	for (const hole of holes) {
		if (where !== 1) return where;
		where = -place(p, hole) as -1 | 0 | 1;
	}
	return where;
}

/** The box around places, wider by `margin` on all sides. */
export function boksOm(points: Iterable<Cm>, margin = 0): Boks {
	let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of points) {
		if (x < w) w = x;
		if (x > e) e = x;
		if (y < s) s = y;
		if (y > n) n = y;
	}
	return [w - margin, s - margin, e + margin, n + margin];
}

export const boksesMeet = (a: Boks, b: Boks): boolean =>
	a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

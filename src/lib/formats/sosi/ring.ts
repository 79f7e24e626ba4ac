import type { Position } from 'geojson';
import { hypotenuse, lostOf } from '../measure.ts';
import type { Punktlager } from './punktlager.ts';

/** The curves of a closed ring in their order: numbers of runs in the store, negative where walked backwards. */
export type Ring = readonly number[];

export interface Ringer {
	readonly rings: readonly Ring[];
	/** orden: the curves were put in another order or turned · glippe: a gap smaller than the tolerance was closed. */
	readonly mended: 'orden' | 'glippe' | null;
}

/** The curves do not make rings. */
export interface Brudd {
	/** Where the walk stopped, and how far it is from there to where it should have gone on. */
	readonly at: Position;
	readonly gap: number;
}

/** How many positions a closed ring has. */
function countPositions(ring: Ring, lager: Punktlager): number {
	let count = 0;
	let end = -1;
	for (const run of ring) {
		const first = lager.first(run);
		count += lager.size(run) - (end >= 0 && lager.same(end, first) ? 1 : 0);
		end = lager.last(run);
	}
	return lager.same(lager.first(ring[0] ?? 0), end) ? count : count + 1;
}

/** The positions of a closed ring: where two curves meet, once; the last equals the first. */
export function ringPositions(ring: Ring, lager: Punktlager): Position[] {
	const { xy } = lager;
	// Made as long as it will be: an array that grows is copied again and again.
	const positions = new Array<Position>(countPositions(ring, lager));
	let n = 0;
	let end = -1;
	for (const run of ring) {
		const step = run < 0 ? -2 : 2;
		const first = lager.first(run);
		const skip = end >= 0 && lager.same(end, first) ? 1 : 0;
		let i = 2 * first + skip * step;
		for (let k = lager.size(run) - skip; k > 0; k--, i += step)
			positions[n++] = [xy[i] ?? NaN, xy[i + 1] ?? NaN];
		end = lager.last(run);
	}
	if (n < positions.length) positions[n] = lager.position(lager.first(ring[0] ?? 0));
	return positions;
}

/** How large a ring is. */
export interface Ringmal {
	/** What measure.ringArea says of the positions of the ring. */
	readonly area: number;
	/** Without its sign, and without what rounding took. Good for comparing, not for reporting. */
	readonly rough: number;
}

/** Walks a ring once; a point that two curves share adds nothing the second time. */
export function ringMal(ring: Ring, lager: Punktlager): Ringmal {
	const { xy } = lager;
	// One by one, here and below: doubles that pass through an array on their way stay on the heap.
	const origin = lager.first(ring[0] ?? 0);
	const x0 = lager.x(origin);
	const y0 = lager.y(origin);
	let px = 0;
	let py = 0;
	let sum = 0;
	let lost = 0;
	for (const run of ring) {
		const step = run < 0 ? -2 : 2;
		let i = 2 * lager.first(run);
		for (let k = lager.size(run); k > 0; k--, i += step) {
			const x = (xy[i] ?? NaN) - x0;
			const y = (xy[i + 1] ?? NaN) - y0;
			const twice = px * y - x * py;
			const next = sum + twice;
			lost += lostOf(sum, twice, next);
			sum = next;
			px = x;
			py = y;
		}
	}
	return { area: (sum + lost) / 2, rough: Math.abs(sum) / 2 };
}

/** What measure.planarLength says of the line of a curve. */
export function lineLength(run: number, lager: Punktlager): number {
	const { xy } = lager;
	const first = 2 * lager.first(run);
	const last = 2 * lager.last(run);
	let sum = 0;
	let lost = 0;
	for (let i = first; i < last; i += 2) {
		const dx = (xy[i + 2] ?? NaN) - (xy[i] ?? NaN);
		const length = hypotenuse(dx, (xy[i + 3] ?? NaN) - (xy[i + 1] ?? NaN));
		const next = sum + length;
		lost += lostOf(sum, length, next);
		sum = next;
	}
	return sum + lost;
}

/** How many corners a ring has: points that are not where the one before them is. */
export function countCorners(ring: Ring, lager: Punktlager): number {
	const { xy } = lager;
	const origin = lager.first(ring[0] ?? 0);
	const x0 = lager.x(origin);
	const y0 = lager.y(origin);
	let px = x0;
	let py = y0;
	let corners = 0;
	for (const run of ring) {
		const step = run < 0 ? -2 : 2;
		let i = 2 * lager.first(run);
		for (let k = lager.size(run); k > 0; k--, i += step) {
			const x = xy[i] ?? NaN;
			const y = xy[i + 1] ?? NaN;
			if (x !== px || y !== py) corners++;
			px = x;
			py = y;
		}
	}
	// The first point was no step from itself; the last, where it is the first again, was one.
	return px === x0 && py === y0 ? corners : corners + 1;
}

/** Does each curve begin where the one before it ends, and the first where the last ends, and nowhere else? */
export function isOneRing(parts: Ring, lager: Punktlager): boolean {
	const start = lager.first(parts[0] ?? 0);
	let end = -1;
	for (const part of parts) {
		const next = lager.first(part);
		if (end >= 0 && !lager.same(end, next)) return false;
		end = lager.last(part);
	}
	return lager.same(start, end);
}

/** Walks the curves in the order of the file; null where they do not follow each other. */
function inOrder(parts: Ring, lager: Punktlager, tolerance: number): Ringer | null {
	const rings: Ring[] = [];
	/** Where the ring begins among the parts. */
	let from = 0;
	let start = -1;
	let end = -1;
	let glippe = false;
	for (let i = 0; i < parts.length; i++) {
		const part = parts[i] ?? 0;
		const next = lager.first(part);
		const meets = end < 0 || lager.same(end, next);
		if (!meets && lager.same(start, end)) {
			rings.push(parts.slice(from, i));
			from = i;
			start = -1;
		} else if (!meets) {
			if (lager.distance(end, next) > tolerance) return null;
			glippe = true;
		}
		if (start < 0) start = next;
		end = lager.last(part);
	}
	if (!lager.same(start, end)) {
		if (lager.distance(start, end) > tolerance) return null;
		glippe = true;
	}
	const last = from === 0 ? parts : parts.slice(from);
	return { rings: [...rings, last], mended: glippe ? 'glippe' : null };
}

/** Curve ends by place; each is handed out once, so that a walk over all of them is linear. */
class Ender {
	readonly #parts: Ring;
	readonly #lager: Punktlager;
	readonly #at = new Map<string, number[]>();
	readonly #used = new Set<number>();

	constructor(parts: Ring, lager: Punktlager) {
		this.#parts = parts;
		this.#lager = lager;
		// Backwards, so that pop() gives the first of the file.
		for (let i = parts.length - 1; i >= 0; i--) {
			const part = parts[i];
			if (part)
				for (const end of [lager.last(part), lager.first(part)]) this.#put(this.#keyOf(end), i);
		}
	}

	#keyOf(point: number): string {
		return `${this.#lager.x(point)} ${this.#lager.y(point)}`;
	}

	#put(key: string, index: number): void {
		const there = this.#at.get(key);
		if (there) there.push(index);
		else this.#at.set(key, [index]);
	}

	/** An unused curve with an end at the place, turned so that it starts there. */
	from(point: number): number | null {
		const there = this.#at.get(this.#keyOf(point)) ?? [];
		for (let index = there.pop(); index !== undefined; index = there.pop()) {
			const part = this.#parts[index];
			if (!part || this.#used.has(index)) continue;
			this.#used.add(index);
			return this.#lager.same(this.#lager.first(part), point) ? part : -part;
		}
		return null;
	}

	isUsed(index: number): boolean {
		return this.#used.has(index);
	}
}

/** Finds a way through curves that are given in any order. */
function inAnyOrder(parts: Ring, lager: Punktlager): Ringer | Brudd {
	const ends = new Ender(parts, lager);
	const rings: number[][] = [];
	for (const [i, part] of parts.entries()) {
		if (ends.isUsed(i)) continue;
		const ring: number[] = [];
		const start = lager.first(part);
		let at = start;
		for (let next = ends.from(at); next; next = ends.from(at)) {
			ring.push(next);
			at = lager.last(next);
			if (lager.same(at, start)) break;
		}
		if (!lager.same(at, start))
			return { at: lager.position(at), gap: nearest(at, start, parts, lager) };
		rings.push(ring);
	}
	return { rings, mended: 'orden' };
}

/** Distance to the place that the walk should have reached: the nearest other end of a curve. */
function nearest(at: number, start: number, parts: Ring, lager: Punktlager): number {
	let gap = lager.distance(at, start);
	for (const part of parts)
		for (const end of [lager.first(part), lager.last(part)])
			if (!lager.same(end, at)) gap = Math.min(gap, lager.distance(at, end));
	return gap;
}

/**
 * Joins curves to closed rings. Normally they follow each other; where they do not, but can be connected, they are. A gap is
 * closed only below `tolerance` (in the unit of the coordinates): a longer border that nobody drew is never made up.
 */
export function joinRings(parts: Ring, lager: Punktlager, tolerance: number): Ringer | Brudd {
	return inOrder(parts, lager, tolerance) ?? inAnyOrder(parts, lager);
}

/** The same ring the other way round. */
export function reversedRing(ring: Ring): Ring {
	return ring.map((run) => -run).toReversed();
}

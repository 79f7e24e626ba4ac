import type { Position } from 'geojson';

/** A curve of a ring, walked forwards or backwards. */
export interface Ringdel {
	readonly positions: readonly Position[];
	readonly reversed: boolean;
}

export interface Ringer {
	/** Closed: first and last position are equal. */
	readonly rings: Position[][];
	/** orden: the curves were put in another order or turned · glippe: a gap smaller than the tolerance was closed. */
	readonly mended: readonly ('orden' | 'glippe')[];
}

/** The curves do not make rings. */
export interface Brudd {
	/** Where the walk stopped, and how far it is from there to where it should have gone on. */
	readonly at: Position;
	readonly gap: number;
}

type Del = Ringdel;

const first = ({ positions, reversed }: Del) => (reversed ? positions.at(-1) : positions[0]) ?? [];
const last = ({ positions, reversed }: Del) => (reversed ? positions[0] : positions.at(-1)) ?? [];
const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
const distance = (a: Position, b: Position) =>
	Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));

/** Adds the positions of a curve, without its first where the ring stands there already. */
function append(ring: Position[], { positions, reversed }: Del): void {
	const size = positions.length;
	const start = first({ positions, reversed });
	const skip = ring.length > 0 && same(ring.at(-1) ?? [], start) ? 1 : 0;
	for (let i = skip; i < size; i++) {
		const position = positions[reversed ? size - 1 - i : i];
		if (position) ring.push(position);
	}
}

/** Walks the curves in the order of the file; null where they do not follow each other. */
function inOrder(parts: readonly Del[], tolerance: number): Ringer | null {
	const rings: Position[][] = [];
	let ring: Position[] = [];
	let gap = false;
	for (const part of parts) {
		const end = ring.at(-1);
		const away = end ? distance(end, first(part)) : 0;
		if (end && away > 0 && ring.length > 2 && same(end, ring[0] ?? [])) {
			rings.push(ring);
			ring = [];
		} else if (away > tolerance) return null;
		else if (away > 0) gap = true;
		append(ring, part);
	}
	const [start = [], end = []] = [ring[0], ring.at(-1)];
	if (distance(start, end) > tolerance) return null;
	if (!same(start, end)) {
		gap = true;
		ring.push(start);
	}
	rings.push(ring);
	return { rings, mended: gap ? ['glippe'] : [] };
}

const keyOf = (position: Position) => `${position[0] ?? 0} ${position[1] ?? 0}`;

/** Curve ends by place; each is handed out once, so that a walk over all of them is linear. */
class Ender {
	readonly #parts: readonly Del[];
	readonly #at = new Map<string, number[]>();
	readonly #used: boolean[];

	constructor(parts: readonly Del[]) {
		this.#parts = parts;
		this.#used = parts.map(() => false);
		// Backwards, so that pop() gives the first of the file.
		for (let i = parts.length - 1; i >= 0; i--) {
			const part = parts[i];
			if (part) for (const end of [last(part), first(part)]) this.#put(keyOf(end), i);
		}
	}

	#put(key: string, index: number): void {
		const there = this.#at.get(key);
		if (there) there.push(index);
		else this.#at.set(key, [index]);
	}

	/** An unused curve with an end at the place, turned so that it starts there. */
	from(position: Position): Del | null {
		const there = this.#at.get(keyOf(position)) ?? [];
		for (let index = there.pop(); index !== undefined; index = there.pop()) {
			const part = this.#parts[index];
			if (!part || this.#used[index]) continue;
			this.#used[index] = true;
			return same(first(part), position) ? part : { ...part, reversed: !part.reversed };
		}
		return null;
	}

	isUsed(index: number): boolean {
		return this.#used[index] === true;
	}
}

/** Finds a way through curves that are given in any order. */
function inAnyOrder(parts: readonly Del[]): Ringer | Brudd {
	const ends = new Ender(parts);
	const rings: Position[][] = [];
	for (const [i, part] of parts.entries()) {
		if (ends.isUsed(i)) continue;
		const ring: Position[] = [];
		let at = first(part);
		for (let next = ends.from(at); next; next = ends.from(at)) {
			append(ring, next);
			at = last(next);
			if (same(at, ring[0] ?? [])) break;
		}
		const start = ring[0] ?? at;
		if (!same(at, start)) return { at, gap: nearest(at, start, parts) };
		rings.push(ring);
	}
	return { rings, mended: ['orden'] };
}

/** Distance to the place that the walk should have reached: the nearest other end of a curve. */
function nearest(at: Position, start: Position, parts: readonly Del[]): number {
	let gap = distance(at, start);
	for (const part of parts)
		for (const end of [first(part), last(part)])
			if (!same(end, at)) gap = Math.min(gap, distance(at, end));
	return gap;
}

/**
 * Joins curves to closed rings. Normally they follow each other; where they do not, but can be connected, they are. A gap is
 * closed only below `tolerance` (in the unit of the coordinates): a longer border that nobody drew is never made up.
 */
export function joinRings(parts: readonly Ringdel[], tolerance: number): Ringer | Brudd {
	return inOrder(parts, tolerance) ?? inAnyOrder(parts);
}

import { keyOf } from './punkt.ts';

/** Points that chains share by index, on whole centimetres. */
export class Vertices {
	readonly x: number[] = [];
	readonly y: number[] = [];
	readonly #ids = new Map<number, number>();

	/** The vertex at a centimetre: made the first time, the same index ever after. */
	id(x: number, y: number): number {
		const key = keyOf(x, y);
		const known = this.#ids.get(key);
		if (known !== undefined) return known;
		const id = this.x.push(x) - 1;
		this.y.push(y);
		this.#ids.set(key, id);
		return id;
	}
}

/** A line as indices of vertices, and what it is a line of. */
export interface Chain {
	readonly ids: readonly number[];
	readonly source: number;
}

/** The same for both directions of a segment. */
export const segmentKey = (a: number, b: number): number =>
	Math.min(a, b) * 67_108_864 + Math.max(a, b);

/** May a segment that stood before bend? If not, on which side of it, from its lower index to its higher, is the tiling? */
export type Stand = 'bends' | 'locked-left' | 'locked-right';

/**
 * What stood before something was drawn on it: the first so many vertices, and their segments. It does not cross itself, and
 * yields to new vertices alone; what is locked does not yield at all.
 */
export interface Standing {
	readonly vertices: number;
	/** Chains of sources below this are of what stood before. */
	readonly sources: number;
	readonly segments: ReadonlyMap<number, Stand>;
	/** Filled with the locked segments that something drawn was led along. */
	readonly followed: Set<number>;
}

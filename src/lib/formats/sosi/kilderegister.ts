/** What a serial number refers to: the number of a curve's run of points (> 0), one of these, or a surface (`surfaceKilde`). */
export type Kilde = number;
/** A curve that could not be read. */
export const BAD_CURVE = 0;
/** Something that is neither curve nor surface. */
export const NO_CURVE = -1;
/** The serial number is not in the file. */
export const ABSENT = -2;

/** The surface with this place in the list of surfaces. */
export const surfaceKilde = (index: number): Kilde => -3 - index;
/** The surface's place in the list; negative for what is no surface. */
export const surfaceIndex = (kilde: Kilde): number => -3 - kilde;

/** Serial numbers below this have a place of their own; files number from 1. */
const MOST_DENSE = 16_000_000;

/** What the serial numbers of a file refer to: a table by number, and a map for the odd number beyond it. */
export class Kilderegister {
	#dense = new Int32Array(4096).fill(ABSENT);
	readonly #sparse = new Map<number, Kilde>();

	get(serial: number): Kilde {
		if (serial < this.#dense.length) return this.#dense[serial] ?? ABSENT;
		return this.#sparse.get(serial) ?? ABSENT;
	}

	/** Keeps it, unless the number is taken: then false. */
	add(serial: number, kilde: Kilde): boolean {
		if (this.get(serial) !== ABSENT) return false;
		// Not far beyond what is there: one high number must not ask for much memory.
		if (serial >= this.#dense.length && serial < Math.min(MOST_DENSE, 2 * this.#dense.length))
			this.#widen();
		if (serial < this.#dense.length) this.#dense[serial] = kilde;
		else this.#sparse.set(serial, kilde);
		return true;
	}

	#widen(): void {
		const { length } = this.#dense;
		const wider = new Int32Array(2 * length).fill(ABSENT, length);
		wider.set(this.#dense);
		this.#dense = wider;
		for (const [serial, kilde] of this.#sparse) {
			if (serial >= wider.length) continue;
			wider[serial] = kilde;
			this.#sparse.delete(serial);
		}
	}
}

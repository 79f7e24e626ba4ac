import type { Position } from 'geojson';
import type { Egenskap } from '../../domain/plan/planobjekt.ts';
import type { Decoder } from '../charset.ts';
import { UleseligFil } from '../kildefil.ts';
import { positionMaker, type Transpar } from './transpar.ts';

/** What was odd with a coordinate line. ugyldig: the object's geometry cannot be trusted. */
export type Koordinatfeil = 'ugyldig' | 'desimal' | 'ekstra';

const DOT = 46;
const MINUS = 45;
const PLUS = 43;
const COMMENT = 33;
const AMPERSAND = 38;
/** Ten times around the Earth in metres: no projected coordinate is beyond it. */
const ABSURD = 4e8;

/**
 * The coordinates of the object that is being read, straight from the bytes: no text is made of them. One instance serves
 * a whole file.
 */
export class Koordinater {
	readonly #decoder: Decoder;
	readonly #most: number;
	/** north, east as they stood, point by point. */
	#pairs = new Float64Array(8192);
	#count = 0;
	#dims = 2;
	/** Numbers of the line, after what a line before left over. */
	#numbers = new Float64Array(16);
	#left = 0;
	#heights: (number | null)[] = [];
	#info: Egenskap[] = [];

	constructor(decoder: Decoder, most: number) {
		this.#decoder = decoder;
		this.#most = most;
	}

	get count(): number {
		return this.#count;
	}

	/** A new `..NØ` (2) or `..NØH` (3) begins; ugyldig where the one before ended in half a coordinate. */
	begin(dims: 2 | 3): Koordinatfeil | null {
		const half = this.#left > 0;
		this.#left = 0;
		this.#dims = dims;
		return half ? 'ugyldig' : null;
	}

	/** One line of coordinates, perhaps with information of the point behind them. */
	line(bytes: Uint8Array, start: number, end: number): Koordinatfeil | null {
		let i = start;
		let k = this.#left;
		let decimals = false;
		for (;;) {
			let c = bytes[i] ?? 0;
			while (i < end && c <= 32) c = bytes[++i] ?? 0;
			if (i >= end) break;
			const negative = c === MINUS;
			if (negative || c === PLUS) c = bytes[++i] ?? 0;
			if (c < 48 || c > 57 || i >= end) break;
			let value = 0;
			while (i < end && c >= 48 && c <= 57) {
				value = value * 10 + c - 48;
				c = bytes[++i] ?? 0;
			}
			if (c === DOT && i < end && isDigit(bytes[i + 1])) {
				decimals = true;
				let unit = 0.1;
				for (c = bytes[++i] ?? 0; i < end && isDigit(c); c = bytes[++i] ?? 0) {
					value += (c - 48) * unit;
					unit /= 10;
				}
			}
			if (k === this.#numbers.length) this.#numbers = widened(this.#numbers);
			this.#numbers[k++] = negative ? -value : value;
		}
		const found = this.#take(k);
		if (i < end && !this.#tail(bytes, i, end)) return 'ugyldig';
		return found ?? (decimals ? 'desimal' : null);
	}

	/** Information of the last point on a line of its own, such as `...KP 1`. */
	info(bytes: Uint8Array, start: number, end: number): void {
		let at = start;
		while (at < end && bytes[at] === DOT) at++;
		// Nodes follow from the geometry: KP is not kept.
		if (bytes[at] === 75 && bytes[at + 1] === 80 && !isLetter(bytes[at + 2])) {
			const next = nextDots(bytes, at, end);
			if (next < end) this.info(bytes, next, end);
			return;
		}
		if (this.#info.length < 100_000)
			this.#info.push([this.#count, this.#decoder.decode(bytes, start, end).trim()]);
	}

	/** The points since the last call, and what they had besides a place; null for places that no map has. */
	take(transpar: Transpar): {
		positions: Position[] | null;
		halved: boolean;
		heights: Egenskap | null;
		info: Egenskap | null;
	} {
		const positions = this.#positions(transpar);
		const heights = this.#heights.map((h) => (h === null ? null : scaled(h, transpar.enhetH)));
		const info = this.#info;
		const halved = this.#left > 0;
		for (let i = heights.length; heights.length > 0 && i < this.#count; i++) heights.push(null);
		this.#count = 0;
		this.#left = 0;
		this.#heights = [];
		this.#info = [];
		return {
			positions,
			halved,
			heights: heights.length > 0 ? heights : null,
			info: info.length > 0 ? info : null
		};
	}

	#positions(transpar: Transpar): Position[] | null {
		const make = positionMaker(transpar);
		const limit = transpar.geographic ? 360 : ABSURD;
		const positions: Position[] = [];
		for (let i = 0; i < this.#count; i++) {
			const position = make(this.#pairs[2 * i] ?? 0, this.#pairs[2 * i + 1] ?? 0);
			const sane = Math.abs(position[0] ?? NaN) < limit && Math.abs(position[1] ?? NaN) < limit;
			if (!sane) return null;
			positions.push(position);
		}
		return positions;
	}

	#take(k: number): Koordinatfeil | null {
		const numbers = this.#numbers;
		if (k === 2 && this.#dims === 2) {
			this.#add(numbers[0] ?? 0, numbers[1] ?? 0);
			return null;
		}
		// A third number under ..NØ is a height: programs write it when the point before it was ..NØH.
		const extra = this.#dims === 2 && k === 3 && this.#left === 0;
		const dims = extra ? 3 : this.#dims;
		let i = 0;
		for (; i + dims <= k; i += dims) {
			if (dims === 3) this.#heightOfNext(numbers[i + 2] ?? 0);
			this.#add(numbers[i] ?? 0, numbers[i + 1] ?? 0);
		}
		this.#left = k - i;
		numbers.copyWithin(0, i, k);
		return extra ? 'ekstra' : null;
	}

	#heightOfNext(height: number): void {
		while (this.#heights.length < this.#count) this.#heights.push(null);
		this.#heights.push(height);
	}

	#add(north: number, east: number): void {
		if (2 * this.#count === this.#pairs.length) {
			if (this.#count > this.#most)
				throw new UleseligFil('for-stor', 'Et objekt i filen har for mange punkter.');
			this.#pairs = widened(this.#pairs);
		}
		this.#pairs[2 * this.#count] = north;
		this.#pairs[2 * this.#count + 1] = east;
		this.#count++;
	}

	/** What stands behind the numbers; false for something that does not belong there. */
	#tail(bytes: Uint8Array, at: number, end: number): boolean {
		const c = bytes[at];
		if (c === COMMENT || c === AMPERSAND) return true;
		if (c !== DOT || bytes[at + 1] !== DOT) return false;
		this.info(bytes, at, end);
		return true;
	}
}

const isDigit = (c: number | undefined) => c !== undefined && c >= 48 && c <= 57;
const isLetter = (c: number | undefined) => c !== undefined && c >= 65 && c <= 122;

function widened(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
	const wider = new Float64Array(2 * array.length);
	wider.set(array);
	return wider;
}

/** Millimetres at most, without the tail of a binary fraction. */
const scaled = (height: number, enhet: number) => Number((height * enhet).toFixed(6));

/** Where the next dotted information of the same point begins; `end` where none does. */
function nextDots(bytes: Uint8Array, from: number, end: number): number {
	for (let i = from; i < end; i++) {
		if (bytes[i] === COMMENT) return end;
		if (bytes[i] === DOT && bytes[i + 1] === DOT) return i;
	}
	return end;
}

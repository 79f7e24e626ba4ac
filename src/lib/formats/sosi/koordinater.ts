import type { Egenskap } from '../../domain/plan/planobjekt.ts';
import type { Decoder } from '../charset.ts';
import type { Egenskapslogg } from './egenskapslogg.ts';
import type { Punktlager, Punktrekke } from './punktlager.ts';
import { positionMaker, transparOf, wholeUnits, type Transpar } from './transpar.ts';
import { vokst } from './vekst.ts';
import { COMMENT, CR, DOT, LF } from './tegn.ts';

/** What was odd with a coordinate line. ugyldig: the object's geometry cannot be trusted. */
export type Koordinatfeil = 'ugyldig' | 'desimal' | 'ekstra';

const MINUS = 45;
const PLUS = 43;
const AMPERSAND = 38;
/** Ten times around the Earth in metres: no projected coordinate is beyond it. */
const ABSURD = 4e8;
/** More information of points than this is not kept of one object. */
const MAX_INFO = 100_000;

/**
 * The coordinates of the object that is being read, straight from the bytes: no text is made of them. One instance serves
 * a whole file.
 */
export class Koordinater {
	readonly #decoder: Decoder;
	readonly #lager: Punktlager;
	#make = positionMaker(transparOf({}));
	/** Whole numbers are added to these and divided by #units; 0: they are not whole, and #make does it. */
	#units = 0;
	#east0 = 0;
	#north0 = 0;
	#limit = ABSURD;
	/** Where the object's points begin in the store. */
	#from = 0;
	#dims = 2;
	#absurd = false;
	/** Numbers of the line, after what a line before left over. */
	#numbers = new Float64Array(16);
	#left = 0;
	#heights: (number | null)[] = [];
	#info: Egenskap[] = [];

	constructor(decoder: Decoder, lager: Punktlager) {
		this.#decoder = decoder;
		this.#lager = lager;
	}

	/** From here on coordinates are in this system. */
	use(transpar: Transpar): void {
		this.#make = positionMaker(transpar);
		const { units, east0, north0 } = wholeUnits(transpar) ?? { units: 0, east0: 0, north0: 0 };
		this.#units = units;
		this.#east0 = east0;
		this.#north0 = north0;
		this.#limit = transpar.geographic ? 360 : ABSURD;
	}

	/** A new `..NØ` (2) or `..NØH` (3) begins; ugyldig where the one before ended in half a coordinate. */
	begin(dims: 2 | 3): Koordinatfeil | null {
		const half = this.#left > 0;
		this.#left = 0;
		this.#dims = dims;
		return half ? 'ugyldig' : null;
	}

	/**
	 * Reads as many plain lines (two whole numbers, perhaps a node mark, and a line end) as there are from `start`, which begins a line, to `end`, before
	 * which stands an LF. Answers how many bytes they are; `lines` then tells how many lines. What is not plain is left to `line`.
	 */
	plainLines(bytes: Uint8Array, start: number, end: number): number {
		this.lines = 0;
		if (this.#dims !== 2 || this.#left > 0 || this.#units === 0) return 0;
		const lager = this.#lager;
		const { xy } = lager;
		// One by one: doubles that pass through an array on their way are put on the heap.
		const units = this.#units;
		const east0 = this.#east0;
		const north0 = this.#north0;
		const limit = this.#limit;
		let room = xy.length / 2 - lager.count;
		let slot = 2 * lager.count;
		let next = start;
		let lines = 0;
		// The LF before `end` stops every loop below, so none of them has to look at the end itself.
		for (let at = start; at < end && room > 0; lines++, room--, next = at) {
			let c = bytes[at] ?? 0;
			const south = c === MINUS;
			if (south) c = bytes[++at] ?? 0;
			const northAt = at;
			let north = 0;
			for (; c >= 48 && c <= 57; c = bytes[++at] ?? 0) north = north * 10 + (c - 48);
			if (c !== 32 || at === northAt) break;
			while (c === 32) c = bytes[++at] ?? 0;
			const west = c === MINUS;
			if (west) c = bytes[++at] ?? 0;
			const eastAt = at;
			let east = 0;
			for (; c >= 48 && c <= 57; c = bytes[++at] ?? 0) east = east * 10 + (c - 48);
			if (at === eastAt) break;
			if (c === 32 && bytes[at + 1] === DOT) {
				at = nodeEnd(bytes, at + 1);
				c = bytes[at] ?? 0;
			}
			if (c === CR) c = bytes[++at] ?? 0;
			if (c !== LF) break;
			at++;
			const x = (east0 + (west ? -east : east)) / units;
			const y = (north0 + (south ? -north : north)) / units;
			if (!(x < limit && x > -limit && y < limit && y > -limit)) this.#absurd = true;
			xy[slot++] = x;
			xy[slot++] = y;
		}
		lager.count = slot / 2;
		this.lines = lines;
		return next - start;
	}

	/** How many lines the last call of plainLines read. */
	lines = 0;

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
			if (k === this.#numbers.length) this.#numbers = vokst(this.#numbers);
			this.#numbers[k++] = negative ? -value : value;
		}
		const found = this.#take(k);
		if (i < end && !this.#tail(bytes, i, end)) return 'ugyldig';
		return found ?? (decimals ? 'desimal' : null);
	}

	/** Information of the last point, such as `...KP 1`, behind it or on a line of its own. */
	info(bytes: Uint8Array, start: number, end: number): void {
		let from = start;
		// Nodes follow from the geometry: KP is not kept.
		while (from < end && isNode(bytes, from)) from = nextDots(bytes, from + 3, end);
		if (from < end && this.#info.length < MAX_INFO)
			this.#info.push([this.#count, this.#decoder.decode(bytes, from, end).trim()]);
	}

	/** The points of the object so far. */
	rekke(): Punktrekke {
		return { from: this.#from, count: this.#count };
	}

	/** Some are where no place is. */
	get absurd(): boolean {
		return this.#absurd;
	}

	/** The last is half a coordinate. */
	get halved(): boolean {
		return this.#left > 0;
	}

	/** Adds what the points have besides a place to the properties of their object. */
	addTo(logg: Egenskapslogg, enhetH: number): void {
		if (this.#heights.length > 0) {
			const heights = this.#heights.map((h) => (h === null ? null : scaled(h, enhetH)));
			while (heights.length < this.#count) heights.push(null);
			logg.addExtra('HØYDER', heights);
		}
		if (this.#info.length > 0) logg.addExtra('PUNKTINFO', this.#info);
	}

	/** The next object's points begin at the end of the store. */
	next(): void {
		this.#from = this.#lager.count;
		this.#left = 0;
		this.#absurd = false;
		if (this.#heights.length > 0) this.#heights = [];
		if (this.#info.length > 0) this.#info = [];
	}

	#take(k: number): Koordinatfeil | null {
		const numbers = this.#numbers;
		if (k === 2 && this.#dims === 2) {
			this.#left = 0;
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

	get #count(): number {
		return this.#lager.count - this.#from;
	}

	#add(north: number, east: number): void {
		const [x = NaN, y = NaN] = this.#make(north, east);
		if (!(Math.abs(x) < this.#limit && Math.abs(y) < this.#limit)) this.#absurd = true;
		this.#lager.add(x, y);
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
/** `...KP`, and no longer name that begins so. */
const isNode = (bytes: Uint8Array, at: number) =>
	bytes[at + 2] === DOT && bytes[at + 3] === 75 && bytes[at + 4] === 80 && !isLetter(bytes[at + 5]);
const isLetter = (c: number | undefined) => c !== undefined && c >= 65 && c <= 122;

/** Where `...KP 1` ends, if that and no more stands at `at`; else where the line is not plain. */
function nodeEnd(bytes: Uint8Array, at: number): number {
	if (bytes[at + 1] !== DOT || !isNode(bytes, at)) return at;
	let i = at + 5;
	for (let c = bytes[i]; c === 32 || isDigit(c); c = bytes[i]) i++;
	return i;
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

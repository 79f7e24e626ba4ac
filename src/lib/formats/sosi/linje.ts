import type { Decoder } from '../charset.ts';
import type { Egenskapslinje } from './egenskapstre.ts';
import { readTekstbit, tekstverdi, type Tekstbit } from './tekst.ts';
import { CR, DOT, LF } from './tegn.ts';

/** no and noh: coordinates follow · ref: references follow · gruppe: `.KURVE 1:` begins an object. */
export type Linjeslag = 'gruppe' | 'no' | 'noh' | 'ref' | 'objtype' | 'egenskap';

/** A line that begins with dots. */
export interface Linje {
	readonly slag: Linjeslag;
	/** Number of dots. */
	readonly level: number;
	/** As it stood; of a group in capitals. */
	readonly name: string;
	readonly bit: Tekstbit;
	/** Name and value, if no line continues it. */
	readonly egenskap: Egenskapslinje;
	readonly unfinished: boolean;
	/** Where the value begins, in bytes from the beginning of the line. */
	readonly valueAt: number;
	/** Its number in the log of properties, once it stands there. */
	number: number | undefined;
}

/** `NØ` and `NØH` in any character set, also one that was guessed wrong, and `NO` from programs that drop the stroke. */
const NO = /^[Nn](?:[^\x30-\x39A-Za-z_-]{1,4}|[Oo])([Hh]?)$/;

function slagOf(level: number, name: string): Linjeslag {
	if (level === 1) return 'gruppe';
	if (level !== 2) return 'egenskap';
	const no = NO.exec(name);
	if (no) return no[1] ? 'noh' : 'no';
	const upper = name.length < 8 ? name.toUpperCase() : name;
	return upper === 'REF' ? 'ref' : upper === 'OBJTYPE' ? 'objtype' : 'egenskap';
}

const isBlank = (c: number | undefined) => c === 32 || c === 9;

function parse(bytes: Uint8Array, start: number, end: number, decoder: Decoder): Linje {
	let nameAt = start;
	while (nameAt < end && bytes[nameAt] === DOT) nameAt++;
	let nameEnd = nameAt;
	while (nameEnd < end && !isBlank(bytes[nameEnd]) && bytes[nameEnd] !== 33) nameEnd++;
	const level = nameAt - start;
	const text = decoder.decode(bytes, nameAt, nameEnd);
	const name = level === 1 ? text.toUpperCase() : text;
	const slag = slagOf(level, name);
	const hasText = slag === 'egenskap' || slag === 'objtype';
	const bit = readTekstbit(hasText ? decoder.decode(bytes, nameEnd, end) : '');
	const { value, unfinished } = tekstverdi([bit]);
	const egenskap = { depth: Math.max(0, level - 2), name, value };
	const valueAt = nameEnd - start;
	return { slag, level, name, bit, egenskap, unfinished, valueAt, number: undefined };
}

const SLOTS = 8192;
const LONGEST = 96;

/** A line that was met before. */
interface Kjent {
	readonly bytes: Uint8Array;
	readonly linje: Linje;
	/** The one that followed it the last time: most likely it does so again. */
	next: Kjent | null;
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
	const size = known.length;
	if (size !== end - start) return false;
	for (let i = 0; i < size; i++) if (known[i] !== bytes[start + i]) return false;
	return true;
}

/** Reads dotted lines; one met before is neither decoded nor stored again: most lines of a file are repeats of a few. */
export class Linjeleser {
	readonly #decoder: Decoder;
	readonly #known: (Kjent | null)[] = new Array<Kjent | null>(SLOTS).fill(null);
	/** The line that was read last; null: nothing is known of what follows it. */
	#last: Kjent | null = null;
	/** Where the line that `expected` found ends, and where the next one begins. */
	lineEnd = 0;
	nextLine = 0;

	constructor(decoder: Decoder) {
		this.#decoder = decoder;
	}

	/**
	 * The whole line at `at`, if it is the one that followed the line before it the last time too; null: `read` it.
	 * Before `end` stands an LF.
	 */
	expected(bytes: Uint8Array, at: number, end: number): Linje | null {
		const next = this.#last?.next;
		if (!next) return null;
		const known = next.bytes;
		const lineEnd = at + known.length;
		if (lineEnd >= end) return null;
		for (let i = known.length - 1, k = lineEnd - 1; i >= 0; i--, k--)
			if (known[i] !== bytes[k]) return null;
		const lf = bytes[lineEnd] === CR ? lineEnd + 1 : lineEnd;
		if (bytes[lf] !== LF) return null;
		this.#last = next;
		this.lineEnd = lineEnd;
		this.nextLine = lf + 1;
		return next.linje;
	}

	/** The name of a group, `.KURVE`: what stood before it says nothing of what it is. */
	readGruppe(bytes: Uint8Array, start: number, end: number): string {
		this.#last = null;
		return this.read(bytes, start, end).name;
	}

	read(bytes: Uint8Array, start: number, lineEnd: number): Linje {
		const end = isRef(bytes, start, lineEnd) ? start + 5 : lineEnd;
		const size = end - start;
		if (size > LONGEST || size < 4) {
			this.#last = null;
			return parse(bytes, start, end, this.#decoder);
		}
		// Lines differ at their ends; what collides is found out by comparing.
		const slot = (size * 31 + at(bytes, start + 3) * 7 + lastBytes(bytes, end)) & (SLOTS - 1);
		let known = this.#known[slot] ?? null;
		if (!known || !isSame(known.bytes, bytes, start, end)) {
			const { replaced } = this.#decoder;
			const linje = parse(bytes, start, end, this.#decoder);
			if (this.#decoder.replaced > replaced) {
				// Parsed anew each time, so that each such line is counted.
				this.#last = null;
				return linje;
			}
			known = { bytes: bytes.slice(start, end), linje, next: null };
			this.#known[slot] = known;
		}
		if (this.#last) this.#last.next = known;
		this.#last = known;
		return known.linje;
	}
}

const at = (bytes: Uint8Array, i: number) => bytes[i] ?? 0;

/** `..REF ` and references: the line is hardly ever met again, and its name says what it is. */
const isRef = (bytes: Uint8Array, start: number, end: number) =>
	end - start > 5 &&
	bytes[start + 5] === 32 &&
	bytes[start + 2] === 82 &&
	bytes[start + 3] === 69 &&
	bytes[start + 4] === 70;

/** The last four bytes, mixed. */
const lastBytes = (bytes: Uint8Array, end: number) =>
	at(bytes, end - 1) * 1031 +
	at(bytes, end - 2) * 137 +
	at(bytes, end - 3) * 2311 +
	at(bytes, end - 4) * 577;

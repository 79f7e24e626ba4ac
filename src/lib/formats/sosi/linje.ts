import type { Decoder } from '../charset.ts';
import { readTekstbit, tekstverdi, type Tekstbit } from './tekst.ts';

/** no and noh: coordinates follow · ref: references follow · gruppe: `.KURVE 1:` begins an object. */
export type Linjeslag = 'gruppe' | 'no' | 'noh' | 'ref' | 'objtype' | 'egenskap';

/** A line that begins with dots. */
export interface Linje {
	readonly slag: Linjeslag;
	/** Number of dots. */
	readonly level: number;
	readonly name: string;
	readonly bit: Tekstbit;
	/** The value, if no line continues it. */
	readonly value: string;
	readonly unfinished: boolean;
	/** Where the value begins, in bytes from the beginning of the line. */
	readonly valueAt: number;
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

const DOT = 46;
const isBlank = (c: number | undefined) => c === 32 || c === 9;

function parse(bytes: Uint8Array, start: number, end: number, decoder: Decoder): Linje {
	let nameAt = start;
	while (nameAt < end && bytes[nameAt] === DOT) nameAt++;
	let nameEnd = nameAt;
	while (nameEnd < end && !isBlank(bytes[nameEnd]) && bytes[nameEnd] !== 33) nameEnd++;
	const level = nameAt - start;
	const name = decoder.decode(bytes, nameAt, nameEnd);
	const slag = slagOf(level, name);
	const hasText = slag === 'egenskap' || slag === 'objtype';
	const bit = readTekstbit(hasText ? decoder.decode(bytes, nameEnd, end) : '');
	return { slag, level, name, bit, ...tekstverdi([bit]), valueAt: nameEnd - start };
}

const SLOTS = 8192;
const LONGEST = 96;

interface Kjent {
	readonly bytes: Uint8Array;
	readonly linje: Linje;
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
	if (known.length !== end - start) return false;
	for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
	return true;
}

/** Reads dotted lines; one met before is neither decoded nor stored again: most lines of a file are repeats of a few. */
export class Linjeleser {
	readonly #decoder: Decoder;
	readonly #known: (Kjent | undefined)[] = new Array<Kjent | undefined>(SLOTS).fill(undefined);

	constructor(decoder: Decoder) {
		this.#decoder = decoder;
	}

	read(bytes: Uint8Array, start: number, end: number): Linje {
		const size = end - start;
		if (size > LONGEST || size < 4) return parse(bytes, start, end, this.#decoder);
		// Lines differ at their ends; what collides is found out by comparing.
		const slot = (size * 31 + at(bytes, start + 3) * 7 + lastBytes(bytes, end)) & (SLOTS - 1);
		const known = this.#known[slot];
		if (known && isSame(known.bytes, bytes, start, end)) return known.linje;
		const linje = parse(bytes, start, end, this.#decoder);
		this.#known[slot] = { bytes: bytes.slice(start, end), linje };
		return linje;
	}
}

const at = (bytes: Uint8Array, i: number) => bytes[i] ?? 0;

/** The last four bytes, mixed. */
const lastBytes = (bytes: Uint8Array, end: number) =>
	at(bytes, end - 1) * 1031 +
	at(bytes, end - 2) * 137 +
	at(bytes, end - 3) * 2311 +
	at(bytes, end - 4) * 577;

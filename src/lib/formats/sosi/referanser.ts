import type { Referanselager } from './referanselager.ts';

/** Stand between serial numbers where the file has a parenthesis. */
export const OPEN = Infinity;
export const CLOSE = -Infinity;

/** The references of a surface: serial numbers, negative where the curve is walked backwards. */
export interface Flatereferanser {
	readonly outer: readonly number[];
	/** One list for each pair of parentheses. */
	readonly holes: readonly (readonly number[])[];
	/** Parentheses that do not pair. */
	readonly unbalanced: boolean;
}

const isDigit = (c: number | undefined): c is number => c !== undefined && c >= 48 && c <= 57;

/** Reads one line of REF into the store; false where something stands there that is no reference. */
export function readReferanser(
	bytes: Uint8Array,
	start: number,
	end: number,
	tokens: Referanselager
): boolean {
	let clean = true;
	for (let i = start; i < end; i++) {
		const c = bytes[i] ?? 0;
		if (c === 33) break;
		if (c === 40) tokens.push(OPEN);
		else if (c === 41) tokens.push(CLOSE);
		else if (isDigit(c)) {
			const negative = bytes[i - 1] === 45 && i > start;
			let serial = c - 48;
			for (let d = bytes[i + 1]; i + 1 < end && isDigit(d); d = bytes[++i + 1])
				serial = serial * 10 + d - 48;
			// Beyond 2^53 two numbers look the same: no file has such a serial number.
			if (serial > Number.MAX_SAFE_INTEGER) clean = false;
			else tokens.push(negative ? -serial : serial);
		} else if (c !== 58 && c !== 45 && c > 32 && c !== 38) clean = false;
	}
	return clean;
}

const NO_HOLES: readonly (readonly number[])[] = [];

/** Sorts the tokens of a whole REF into the outer ring and the holes. */
export function groupReferanser(tokens: readonly number[]): Flatereferanser {
	if (!tokens.includes(OPEN) && !tokens.includes(CLOSE))
		return { outer: tokens, holes: NO_HOLES, unbalanced: false };
	const outer: number[] = [];
	const holes: number[][] = [];
	let hole: number[] | null = null;
	let unbalanced = false;
	for (const token of tokens) {
		if (token === OPEN) {
			if (hole) unbalanced = true;
			hole = [];
			holes.push(hole);
		} else if (token === CLOSE) {
			if (!hole) unbalanced = true;
			hole = null;
		} else (hole ?? outer).push(token);
	}
	return {
		outer,
		holes: holes.filter((refs) => refs.length > 0),
		unbalanced: unbalanced || hole !== null
	};
}

/** The references as text, for objects that are no surface. */
export const referansetekst = (tokens: readonly number[]): string =>
	tokens.map((token) => (token === OPEN ? '(' : token === CLOSE ? ')' : `:${token}`)).join(' ');

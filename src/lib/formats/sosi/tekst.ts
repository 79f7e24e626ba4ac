/** What stands after a property's name on one line, without its comment. */
export interface Tekstbit {
	/** As it stood, blanks at both ends removed, and without the closing `&`. */
	readonly raw: string;
	/** The whole of it is one closed string in quotes. */
	readonly single: boolean;
	/** A quote is open at the end of the line. */
	readonly open: boolean;
}

const isBlank = (char: string | undefined) => char === ' ' || char === '\t' || char === undefined;
const isQuote = (char: string | undefined) => char === '"' || char === "'";

/** Where the string that opens at `start` is closed: a doubled quote inside stands for itself. -1: nowhere. */
function closingQuote(text: string, start: number): number {
	const quote = text[start];
	for (let i = start + 1; i < text.length; i++) {
		if (text[i] !== quote) continue;
		if (text[i + 1] !== quote) return i;
		i++;
	}
	return -1;
}

function bit(text: string, end: number, closedAt: number, open: boolean): Tekstbit {
	let raw = text.slice(0, end).trim();
	// A string that continues is written "first" & on one line and "second" on the next, by some without the blank.
	const isAfterString = closedAt >= 0 && closedAt === raw.length - 2;
	if (!open && raw.endsWith('&') && (isBlank(raw.at(-2)) || isAfterString))
		raw = raw.slice(0, -1).trimEnd();
	return { raw, single: closedAt === raw.length - 1 && isQuote(raw[0]), open };
}

/** Reads the value part of a line: `!` begins a comment unless it stands in quotes. */
export function readTekstbit(value: string): Tekstbit {
	const text = value.trimStart();
	let closedAt = -1;
	for (let i = 0; i < text.length; i++) {
		if (text[i] === '!') return bit(text, i, closedAt, false);
		if (!isQuote(text[i]) || !isBlank(text[i - 1])) continue;
		const closing = closingQuote(text, i);
		if (closing < 0) return bit(text, text.length, -1, true);
		if (i === 0) closedAt = closing;
		i = closing;
	}
	return bit(text, text.length, closedAt, false);
}

export interface Tekstverdi {
	readonly value: string;
	/** A quote was never closed. */
	readonly unfinished: boolean;
}

const undouble = (inner: string, quote: string) => inner.replaceAll(quote + quote, quote);

function unquote(piece: Tekstbit): Tekstverdi {
	const { raw } = piece;
	const quote = raw[0] ?? '';
	if (piece.single) return { value: undouble(raw.slice(1, -1), quote), unfinished: false };
	if (!piece.open || !isQuote(quote)) return { value: raw, unfinished: piece.open };
	let end = raw.length;
	while (end > 1 && raw[end - 1] === quote) end--;
	return { value: undouble(raw.slice(1, end), quote), unfinished: true };
}

/** The value of a property that stands on one or more lines: quotes removed where the whole is one string, else verbatim. */
export function tekstverdi(bits: readonly Tekstbit[]): Tekstverdi {
	const [only] = bits;
	if (only && bits.length === 1) return unquote(only);
	if (bits.every((piece) => piece.single))
		return { value: bits.map((piece) => unquote(piece).value).join(''), unfinished: false };
	return unquote(
		readTekstbit(
			bits
				.map((piece) => piece.raw)
				.filter((raw) => raw !== '')
				.join(' ')
		)
	);
}

import { NO_SERIAL } from './objekttabell.ts';
import { COMMENT, CR, LF } from './tegn.ts';

const isDigit = (c: number) => c >= 48 && c <= 57;
/** A digit or a sign begins a number. */
export const isNumber = (c: number) => (c >= 48 && c <= 57) || c === 45 || c === 43;

/** Where the line at `at` ends: an LF must come. */
export function endOfLine(bytes: Uint8Array, at: number): number {
	let end = at;
	while (bytes[end] !== LF && bytes[end] !== CR) end++;
	return end;
}

/** Blanks, colon, digits and a comment end the name of a group. */
export const endsName = (c: number) => c <= 32 || c === 58 || c === COMMENT || isDigit(c);

/** The serial number behind a group's name; NO_SERIAL where there is none. */
export function readSerial(bytes: Uint8Array, from: number, end: number): number {
	let at = from;
	while (at < end && ((bytes[at] ?? 0) <= 32 || bytes[at] === 58)) at++;
	const first = at;
	let serial = 0;
	// Fifteen digits are kept exactly; no file has more.
	for (; at < end && at - first < 15 && isDigit(bytes[at] ?? 0); at++)
		serial = serial * 10 + (bytes[at] ?? 0) - 48;
	return at === first ? NO_SERIAL : serial;
}

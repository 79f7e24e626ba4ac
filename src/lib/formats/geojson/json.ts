import { UleseligFil } from '../kildefil.ts';
import { jsonErrorOffset } from './jsonError.ts';

/** Limits that real files are far from; beyond them JSON.parse or JSON.stringify may end the process. */
export const MAX_BYTES = 400_000_000;
const MAX_DEPTH = 100;
const MAX_CONTAINERS = 12_000_000;
const MAX_VALUES = 60_000_000;

const tooBig = (message: string) => new UleseligFil('json-for-stor', message);

/** Refuses what is too deep or has too many parts, before anything is built of it. */
function guard(text: string): void {
	let depth = 0;
	let containers = 0;
	let values = 0;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c === 0x22) i = endOfString(text, i);
		else if (c === 0x2c) values++;
		else if (c === 0x5b || c === 0x7b) {
			containers++;
			if (++depth > MAX_DEPTH)
				throw new UleseligFil(
					'json-for-dyp',
					`Filen har mer enn ${MAX_DEPTH} nivåer inni hverandre. Slik er ingen GeoJSON-fil. Eksporter den på nytt.`
				);
		} else if (c === 0x5d || c === 0x7d) depth--;
	}
	if (containers > MAX_CONTAINERS || values > MAX_VALUES)
		throw tooBig('Filen har for mange deler til å leses på en gang. Del den opp i flere filer.');
}

/** Offset of the quote that ends the string that begins at `start`; the end of the text if none does. */
function endOfString(text: string, start: number): number {
	let end = text.indexOf('"', start + 1);
	while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
	return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
	let first = at;
	while (text.charCodeAt(first - 1) === 0x5c) first--;
	return (at - first) % 2 === 1;
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset);
	const line = before.split('\n').length;
	return { line, column: offset - before.lastIndexOf('\n') };
}

/** The value of a JSON text; UleseligFil `json-ugyldig` with line and column where it is not JSON. */
export function parseJson(text: string): unknown {
	guard(text);
	try {
		return JSON.parse(text) as unknown;
	} catch (cause) {
		const { line, column } = lineAndColumn(text, jsonErrorOffset(text));
		throw new UleseligFil(
			'json-ugyldig',
			`Filen er ikke gyldig JSON: feil i linje ${line}, tegn ${column}. Er filen kuttet, eller er den i et annet format?`,
			{ cause }
		);
	}
}

/** Refuses bytes that no string can hold. */
export function assertSize(bytes: Uint8Array): void {
	if (bytes.length > MAX_BYTES)
		throw tooBig(
			`Filen er på ${Math.round(bytes.length / 1e6)} MB. Grensen er ${MAX_BYTES / 1e6} MB. Del den opp i flere filer.`
		);
	if (bytes.length === 0) throw new UleseligFil('tom-fil', 'Filen er tom.');
}

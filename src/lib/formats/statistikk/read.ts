import type { Statistikktabell, Uttak } from '../../domain/housing/statistikk.ts';
import { lesCsv } from './csv.ts';
import { lesJsonstat } from './jsonstat.ts';

/** The mark in front of a text of two bytes to the character, as Excel saves it. */
const UTF16: readonly (readonly [string, readonly [number, number]])[] = [
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];

/** SSB's older CSV files are in Latin-1; its newer ones in UTF-8. */
function somTekst(bytes: Uint8Array): string {
	const utf16 = UTF16.find(([, merke]) => merke.every((byte, i) => bytes[i] === byte))?.[0];
	if (utf16) return new TextDecoder(utf16).decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** Reads a table of statistics from SSB: JSON-stat or CSV, told apart by how it begins. */
export function lesStatistikk(bytes: Uint8Array): Uttak<Statistikktabell> {
	const text = somTekst(bytes);
	if (text.trim() === '') return { feil: 'Filen er tom. Hent den på nytt.' };
	if (!/^\s*[[{]/.test(text)) return lesCsv(text);
	try {
		return lesJsonstat(JSON.parse(text));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return { feil: 'Filen begynner som JSON, men er ikke gyldig JSON. Hent filen på nytt.' };
	}
}

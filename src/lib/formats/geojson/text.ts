import type { Avvik } from '../../domain/avvik.ts';

interface Tekst {
	readonly text: string;
	readonly charset: string;
	readonly avvik: readonly Avvik[];
}

const tegnsett = (message: string): Avvik => ({
	rule: 'geojson.tegnsett',
	severity: 'advarsel',
	message
});

/** UTF-16 by its byte order mark, or by the zero byte that every `{` or `[` has beside it. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const [a, b] = bytes;
	if (a === 0xff && b === 0xfe) return 'utf-16le';
	if (a === 0xfe && b === 0xff) return 'utf-16be';
	if (a === 0x7b || a === 0x5b) return b === 0 ? 'utf-16le' : null;
	return a === 0 && (b === 0x7b || b === 0x5b) ? 'utf-16be' : null;
}

/**
 * The text of a GeoJSON file. RFC 8259 says UTF-8 and nothing else; what is met besides it is read and told.
 * Bytes that are not UTF-8 are read as ISO8859-1, the charset of older Norwegian exports.
 */
export function decodeJson(bytes: Uint8Array): Tekst {
	const wide = utf16(bytes);
	if (wide) {
		const avvik = [
			tegnsett('Filen er i UTF-16. GeoJSON skal være i UTF-8. Teksten er lest likevel.')
		];
		return { text: new TextDecoder(wide).decode(bytes), charset: wide.toUpperCase(), avvik };
	}
	try {
		return {
			text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
			charset: 'UTF-8',
			avvik: []
		};
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		const message =
			'Filen er ikke gyldig UTF-8. Teksten er lest som ISO8859-1. Se etter feil i navn med æ, ø og å.';
		return {
			text: new TextDecoder('windows-1252').decode(bytes),
			charset: 'ISO8859-1',
			avvik: [tegnsett(message)]
		};
	}
}

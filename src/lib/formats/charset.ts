import { CODE_PAGE_865 } from './codePage865.ts';

/** The character sets of SOSI, named as in TEGNSETT. */
export type Tegnsett =
	'UTF-8' | 'ISO8859-1' | 'ISO8859-10' | 'ANSI' | 'DOSN8' | 'ND7' | 'DECN7' | 'DECM8';

const ALIASES: Readonly<Record<string, Tegnsett>> = {
	UTF8: 'UTF-8',
	ISO88591: 'ISO8859-1',
	LATIN1: 'ISO8859-1',
	ISO885910: 'ISO8859-10',
	LATIN6: 'ISO8859-10',
	ANSI: 'ANSI',
	CP1252: 'ANSI',
	WINDOWS1252: 'ANSI',
	DOSN8: 'DOSN8',
	CP865: 'DOSN8',
	ND7: 'ND7',
	DECN7: 'DECN7',
	DECM8: 'DECM8'
};

/** Which character set a TEGNSETT value means; null for one that is not in SOSI. */
export function tegnsettOf(declared: string): Tegnsett | null {
	const key = declared.toUpperCase().replace(/[^A-Z0-9]/g, '');
	return Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? null) : null;
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, i) => i);
/** NS 4551-1: the Norwegian letters stand where ASCII has brackets, bars and backslash. */
const ND7: Readonly<Record<string, string>> = {
	'[': 'Æ',
	'\\': 'Ø',
	']': 'Å',
	'{': 'æ',
	'|': 'ø',
	'}': 'å'
};
/** DEC's multinational set differs from ISO 8859-1 in these. */
const DECM8: Readonly<Record<string, string>> = {
	'\xa8': '¤',
	'\xd7': 'Œ',
	'\xdd': 'Ÿ',
	'\xf7': 'œ',
	'\xfd': 'ÿ'
};

const swap = (chars: string[], by: Readonly<Record<string, string>>) =>
	chars.map((char) => by[char] ?? char);
const charactersOf = (label: string) => Array.from(new TextDecoder(label).decode(ALL_BYTES));
const LATIN1 = Array.from(ALL_BYTES, (byte) => String.fromCharCode(byte));
/** What Windows left empty. */
const EMPTY = /[\x81\x8d\x8f\x90\x9d]/;

/** The 256 characters of a one-byte character set. */
function tableOf(tegnsett: Exclude<Tegnsett, 'UTF-8'>): string[] {
	switch (tegnsett) {
		case 'ISO8859-10':
			return charactersOf('iso-8859-10');
		case 'DOSN8':
			return [...LATIN1.slice(0, 128), ...Array.from(CODE_PAGE_865)];
		case 'ND7':
		case 'DECN7':
			return swap(LATIN1, ND7);
		case 'DECM8':
			return swap(LATIN1, DECM8);
		default:
			// As browsers do: bytes 0x80-0x9F under ISO8859-1 are Windows' own signs, never control codes.
			return charactersOf('windows-1252').map((char) => (EMPTY.test(char) ? '\ufffd' : char));
	}
}

export interface Decoder {
	readonly tegnsett: Tegnsett;
	/** The text of some bytes that hold whole characters. */
	decode(bytes: Uint8Array, start: number, end: number): string;
	/** How many times bytes that were no UTF-8 were read as ISO8859-1 instead. */
	readonly replaced: number;
}

function decodeOneByte(table: readonly string[], bytes: Uint8Array, start: number, end: number) {
	let text = '';
	for (let i = start; i < end; i++) text += table[bytes[i] ?? 0] ?? '';
	return text;
}

/** A decoder of text by the piece (a line): bad bytes are read as best they can and counted, never thrown. */
export function decoderOf(tegnsett: Tegnsett): Decoder {
	const table = tableOf(tegnsett === 'UTF-8' ? 'ISO8859-1' : tegnsett);
	if (tegnsett !== 'UTF-8')
		return {
			tegnsett,
			replaced: 0,
			decode: (bytes, start, end) => decodeOneByte(table, bytes, start, end)
		};
	const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	const decoder = {
		tegnsett,
		replaced: 0,
		decode(bytes: Uint8Array, start: number, end: number) {
			try {
				return utf8.decode(bytes.subarray(start, end));
			} catch {
				// Files that two programs have written hold lines of both kinds.
				decoder.replaced++;
				return decodeOneByte(table, bytes, start, end);
			}
		}
	};
	return decoder;
}

/** Length of the UTF-8 character at `i`; 0 where there is none. */
function utf8Length(bytes: Uint8Array, i: number): number {
	const first = bytes[i] ?? 0;
	if (first < 0x80) return 1;
	const length =
		first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
	if (first < 0xc2) return 0;
	for (let k = 1; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
	return length;
}

/** Are the bytes UTF-8 with at least one character beyond ASCII? A character cut off at the very end is let pass. */
export function isMultibyteUtf8(bytes: Uint8Array): boolean {
	let multibyte = false;
	for (let i = 0; i < bytes.length;) {
		const length = utf8Length(bytes, i);
		if (length === 0) return multibyte && i > bytes.length - 4 && (bytes[i] ?? 0) >= 0xc2;
		if (length > 1) multibyte = true;
		i += length;
	}
	return multibyte;
}

import { isMultibyteUtf8, tegnsettOf, type Tegnsett } from '../charset.ts';

/** So many bytes are looked at before the first line is read, however the file arrives. */
export const HEAD_BYTES = 262_144;

export interface Tegnsettvalg {
	/** As TEGNSETT says it; null where the file does not. */
	readonly declared: string | null;
	readonly used: Tegnsett;
}

/** What the Ø of `..NØ` is as a byte tells which family of character sets wrote the file. */
const FAMILY_OF_OE: Readonly<Record<number, readonly Tegnsett[]>> = {
	0xc3: ['UTF-8'],
	0xd8: ['ISO8859-1', 'ISO8859-10', 'ANSI', 'DECM8'],
	0xf8: ['ISO8859-1', 'ISO8859-10', 'ANSI', 'DECM8'],
	0x9d: ['DOSN8'],
	0x9b: ['DOSN8'],
	0x5c: ['ND7', 'DECN7'],
	0x7c: ['ND7', 'DECN7']
};

/** The family that most of the file's `NØ` are written in; none where it has none. */
function familyByOe(text: string): readonly Tegnsett[] {
	const votes = new Map<readonly Tegnsett[], number>();
	for (const match of text.matchAll(/^[ \t]*\.{2,3}(?:ORIGO-|MIN-|MAX-)?N(.)/gim)) {
		const family = FAMILY_OF_OE[(match[1] ?? '').charCodeAt(0)];
		if (family) votes.set(family, (votes.get(family) ?? 0) + 1);
	}
	return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? [];
}

/**
 * Which character set is the head of this file in? Headers lie, so the bytes are heard first: UTF-8 that is valid and has
 * letters beyond ASCII wins, then how Ø is written in `..NØ`, then TEGNSETT. A file that says nothing is DOSN8 (as in FYBA).
 */
export function sniffTegnsett(head: Uint8Array): Tegnsettvalg {
	// One character a byte, with the byte's number: TextDecoder calls Windows' own signs latin1.
	const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
	const declared = /^[ \t]*\.\.+TEGNSETT[ \t]+([^\s!]{1,40})/im.exec(text)?.[1] ?? null;
	const named = declared === null ? null : tegnsettOf(declared);
	const hasBom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
	if (hasBom || isMultibyteUtf8(head)) return { declared, used: 'UTF-8' };
	const family = familyByOe(text);
	if (named !== null && (family.length === 0 || family.includes(named)))
		return { declared, used: named };
	return { declared, used: family[0] ?? 'DOSN8' };
}

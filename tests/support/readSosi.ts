import type { Kildefil, Kildeobjekt } from '../../src/lib/formats/kildefil.ts';
import { readSosi } from '../../src/lib/formats/sosi/read.ts';

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads SOSI text in UTF-8. */
export const read = (text: string) => readSosi(bytesOf(text));

export const rules = (fil: Kildefil) => fil.avvik.map(({ rule }) => rule);

export function first(fil: Kildefil): Kildeobjekt {
	const [objekt] = fil.objekter;
	if (!objekt) throw new Error('no object');
	return objekt;
}

import type { Kildefil } from '../formats/kildefil.ts';
import { inThread, type Guard } from './inThread.ts';

export interface ReadOptions extends Guard {
	/** What a person says of a file that does not say its CRS itself. */
	readonly epsg?: number | undefined;
}

/** Reads a file in a thread of its own, within limits. Throws UleseligFil where nothing can be read. */
export const readInWorker = (
	bytes: Uint8Array,
	filnavn: string,
	{ epsg, ...guard }: ReadOptions = {}
): Promise<Kildefil> => inThread('src/lib/server/readWorker.ts', { bytes, filnavn, epsg }, guard);

import type { Geometry } from 'geojson';
import type { Avvik } from '../domain/avvik.ts';
import type { Bue } from '../domain/plan/bue.ts';
import type { Egenskaper } from '../domain/plan/planobjekt.ts';

export type { Bue };

/** How large a geometry is in the plane of its coordinates, and how many holes it has. */
export interface Mal {
	readonly area: number;
	readonly length: number;
	readonly holes: number;
}

/** An object as read from a file, before anything is said about what it means in a plan. */
export interface Kildeobjekt {
	/** As on the wire (`RpArealformålOmråde`); the empty string where the file gives none. */
	readonly objekttype: string;
	/** Serial number in the file (SOSI) or feature id/index (GeoJSON). */
	readonly serial: string;
	readonly line?: number;
	/** East, north (metres), or lng, lat where `epsg` is geographic; null where the file gives none. */
	readonly geometry: Geometry | null;
	/** The circular arc that a curve was, as the file gave it, beside the line string it was turned into. */
	readonly buer: readonly Bue[];
	/** Points of the geometry, where the reader knows without making it; where two curves meet, perhaps twice. */
	readonly points?: number;
	/** What `measureGeometry` says of the geometry, where the reader knows without making it. */
	measure?(): Mal;
	/** Names and values as in the file, groups nested, repeated ones as arrays. */
	readonly egenskaper: Egenskaper;
}

/** What a reader answers: never a thrown error for one bad object. */
export interface Kildefil {
	readonly format: 'sosi' | 'geojson';
	/** null where the file does not say and nobody has told. */
	readonly epsg: number | null;
	readonly charset: { readonly declared: string | null; readonly used: string };
	readonly objekter: readonly Kildeobjekt[];
	readonly avvik: readonly Avvik[];
	/** Head of the file (SOSI HODE; GeoJSON foreign members), names and values as they stood. */
	readonly hode: Egenskaper;
}

/** The names of what an object has to tell others. */
const NAMES = ['objekttype', 'serial', 'line', 'geometry', 'buer', 'egenskaper'] as const;

/**
 * The same file for structuredClone and postMessage, which copy an object's own properties alone. Each object is asked as it is
 * copied, so that only one geometry at a time is there twice.
 */
export const kopierbar = (fil: Kildefil): Kildefil => ({
	...fil,
	objekter: fil.objekter.map((objekt) => {
		const copy = {};
		for (const name of NAMES)
			Object.defineProperty(copy, name, { enumerable: true, get: () => objekt[name] });
		return copy as Kildeobjekt;
	})
});

/** The file cannot be read at all (exit status 1); the message is for people, in bokmål. */
export class UleseligFil extends Error {
	override readonly name = 'UleseligFil';
	readonly code: string;
	constructor(code: string, message: string, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
	}
}

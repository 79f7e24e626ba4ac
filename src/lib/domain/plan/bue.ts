import type { Position } from 'geojson';

/** The line string that an arc is drawn as is nowhere farther from it than this, in metres. */
export const BUETOLERANSE_M = 0.01;

/** A circular arc by three points: from `start` through `on` to `end`. */
export interface Bue {
	readonly start: Position;
	readonly on: Position;
	readonly end: Position;
}

/**
 * An arc of a plan object, in the coordinate system of its geometry. It stands where the geometry goes from the vertex `start`
 * to the vertex `end`, or back, beside `on`. Three points moved to another UTM zone make an arc again, to well below a millimetre.
 */
export interface Planbue extends Bue {
	/** As the file gave it, where that was in another coordinate system: what an export in that system writes. */
	readonly kilde?: Bue & { readonly epsg: number };
}

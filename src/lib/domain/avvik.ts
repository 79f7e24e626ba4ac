import type { Geometry } from 'geojson';

/** feil: must be mended before the plan can be used · advarsel: look at it · merknad: for information. */
export type Alvor = 'feil' | 'advarsel' | 'merknad';

/** One thing that is not as it should be, about a plan or a file: data, never an exception. */
export interface Avvik {
	/** Stable id of the rule, such as `sosi.ref.ukjent` or `plan.flate.overlapp`. */
	readonly rule: string;
	readonly severity: Alvor;
	/** One sentence in bokmål that says what is wrong and, where it helps, what to do. */
	readonly message: string;
	/** The file's serial number, or the lokalId, of the object it is about. */
	readonly object?: string;
	/** Line in the file, counted from 1. */
	readonly line?: number;
	/** Where, in the coordinate system of the file or plan, so that the map can zoom to it. */
	readonly place?: Geometry;
	readonly areaM2?: number;
}

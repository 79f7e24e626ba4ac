import type { Geometry } from 'geojson';
import type { Avvik } from '../avvik.ts';
import type { Arealbruksstatus, Egenskaper } from './planobjekt.ts';

/** What a planner may set on a plan object, apart from where it lies. */
export interface Objektegenskaper {
	readonly objekttype: string;
	readonly kode: number | null;
	readonly arealbruksstatus: Arealbruksstatus | null;
	readonly omrNavn: string | null;
	readonly beskrivelse: string | null;
	readonly eierform: number | null;
	readonly vertikalniva: number | null;
	readonly egenskaper: Egenskaper;
}

/** A plan object as it stands in a scenario; coordinates in the plan's UTM zone at 1 cm. */
export interface Objekttilstand {
	readonly lokalId: string;
	/** Goes up by one each time the object changes; what an edit must know. */
	readonly version: number;
	readonly geometry: Geometry;
	readonly properties: Objektegenskaper;
	/** m² by PostGIS; 0 for lines and points. */
	readonly areaM2: number;
}

/** One object of a change. `version` is the one that was edited; a new object brings its own UUID and version 0. */
export type Operasjon =
	| {
			readonly op: 'create';
			readonly lokalId: string;
			readonly version: 0;
			readonly geometry: Geometry;
			readonly properties: Pick<Objektegenskaper, 'objekttype'> & Partial<Objektegenskaper>;
	  }
	| {
			readonly op: 'update';
			readonly lokalId: string;
			readonly version: number;
			/** Left out: as it was. */
			readonly geometry?: Geometry;
			/** What is left out stays as it was. */
			readonly properties?: Partial<Objektegenskaper>;
	  }
	| { readonly op: 'delete'; readonly lokalId: string; readonly version: number };

/** What is done at once, and why: all of it or none. */
export interface Endringssett {
	readonly message: string;
	readonly operations: readonly Operasjon[];
}

/** The answer to a change that was stored: the new revision, and each object of it as it now stands (deleted ones left out). */
export interface Endringssvar {
	readonly revision: number;
	readonly objects: readonly Objekttilstand[];
	/** What is worth knowing of what was stored; [] where nothing is. */
	readonly avvik: readonly Avvik[];
}

/** An object that somebody else changed first (409). */
export interface Konflikt {
	readonly lokalId: string;
	/** What was asked for. */
	readonly mine: Operasjon;
	/** As it stands now; null: it is gone, or was never there. */
	readonly theirs: Objekttilstand | null;
	/** Of the revision that made it so; null where no log tells. */
	readonly who: string | null;
	readonly when: string | null;
	readonly message: string | null;
}

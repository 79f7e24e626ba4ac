import { sql } from './sql.ts';

/** One answer of a search, with where to look. */
export interface Treff {
	readonly slag: 'koordinat' | 'eiendom' | 'felt' | 'sted' | 'plan';
	readonly navn: string;
	readonly detalj: string;
	/** West, south, east, north in lng/lat; a point has no extent. */
	readonly bbox: readonly [number, number, number, number];
	/** lng/lat of what the map has no outline for, to be marked there: a coordinate, or a place inside a property. */
	readonly punkt?: readonly [number, number];
	readonly lokalId: string | null;
	/** Scenario to switch to, for an answer that is a plan. */
	readonly scenario: number | null;
	/** Invented for the illustration. */
	readonly illustrasjon: boolean;
}

/** So many hits of a kind are shown. */
export const LIMIT = 12;

/** The extent of `g.box` as an answer tells it. */
export const bbox = sql`array[ST_XMin(g.box), ST_YMin(g.box), ST_XMax(g.box), ST_YMax(g.box)]`;

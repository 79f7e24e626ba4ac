import { at, sone } from './bolig.ts';
import type { MadeObject } from './plan.ts';

/** The corner of the squared paper that the housing tests are drawn on. */
export const E = 590_000;
export const N = 6_730_000;

export const boks = (x0: number, y0: number, x1: number, y1: number): string =>
	`POLYGON((${E + x0} ${N + y0},${E + x1} ${N + y0},${E + x1} ${N + y1},${E + x0} ${N + y1},${E + x0} ${N + y0}))`;
export const linje = (...punkter: readonly (readonly [number, number])[]): string =>
	`LINESTRING(${punkter.map(([x, y]) => `${E + x} ${N + y}`).join(',')})`;

export const OMRADE: MadeObject = {
	objekttype: 'KpOmråde',
	tema: 'planomrade',
	wkt: at(0, 0, 2000)
};
export const bygg = (navn: string, wkt: string): MadeObject => sone(navn, 1110, 2, wkt);

import { formatAntall, formatAreal, formatDaa } from '#lib/domain/tall.ts';

export { dato, klokkeslett, tidspunkt } from './dato.ts';

/** How numbers, dates and coordinates are written for people: 1 234,5 daa, 15.04.2023. */

/** A number with `desimaler` decimals, hard spaces between thousands and a decimal comma. */
export const tall = formatAntall;

/** Square metres as dekar with one decimal: 1 daa is 1 000 m². */
export const dekar = formatDaa;

/** The same, and square metres where that would be 0,0 daa. */
export const areal = formatAreal;

/** N 6 732 676 Ø 587 837: whole metres in the plan's UTM zone. */
export const koordinat = (nordM: number, ostM: number): string =>
	`N\u00a0${tall(nordM)} Ø\u00a0${tall(ostM)}`;

/** Sone 32 of EPSG:25832, as said to people. */
export const utmnavn = (srid: number): string => `EUREF89 UTM ${srid - 25800}`;

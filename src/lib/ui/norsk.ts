import { formatAntall, formatDaa } from '#lib/domain/tall.ts';

/** How numbers, dates and coordinates are written for people: 1 234,5 daa, 15.04.2023. */

/** A number with `desimaler` decimals, hard spaces between thousands and a decimal comma. */
export const tall = formatAntall;

/** Square metres as dekar with one decimal: 1 daa is 1 000 m². */
export const dekar = formatDaa;

const datoformat = new Intl.DateTimeFormat('nb-NO', {
	day: '2-digit',
	month: '2-digit',
	year: 'numeric',
	timeZone: 'Europe/Oslo'
});
const klokkeformat = new Intl.DateTimeFormat('nb-NO', {
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'Europe/Oslo'
});

/** 15.04.2023, in Norwegian time whatever the machine's own zone is. */
export const dato = (tid: Date | string): string => datoformat.format(new Date(tid));

/** 12:03, in Norwegian time. */
export const klokkeslett = (tid: Date | string): string => klokkeformat.format(new Date(tid));

/** N 6 732 676 Ø 587 837: whole metres in the plan's UTM zone. */
export const koordinat = (nordM: number, ostM: number): string =>
	`N\u00a0${tall(nordM)} Ø\u00a0${tall(ostM)}`;

/** Sone 32 of EPSG:25832, as said to people. */
export const utmnavn = (srid: number): string => `EUREF89 UTM ${srid - 25800}`;

import { formatAntall, formatFaktor, telleord, type Telleord } from './tall.ts';

/** What a figure is counted or measured in. */
export type Enhet =
	| 'boliger'
	| 'dekar'
	| 'boliger per dekar'
	| 'andel'
	| 'prosent'
	| 'personer'
	| 'personer per bolig'
	| 'år'
	| 'meter'
	| 'korridorer';

const TELLES = ['boliger', 'personer', 'korridorer'] as const satisfies readonly (Enhet &
	Telleord)[];

/** The unit behind a figure as it is written: `1 bolig`, but `1,0 boliger`. */
export function enhetsord(tekst: string, enhet: Enhet): string {
	const telles = TELLES.find((e) => e === enhet);
	return tekst === '1' && telles ? telleord(1, telles) : enhet === 'prosent' ? '%' : enhet;
}

const medEnhet = (tekst: string, enhet: Enhet): string =>
	enhet === 'andel' ? tekst : `${tekst}\u00a0${enhetsord(tekst, enhet)}`;

/** Units of what is reckoned, which stand with one decimal; the others are written as they were entered. */
const REGNET: readonly Enhet[] = ['boliger', 'dekar'];

const FLEST_DESIMALER: ReadonlyMap<Enhet, number> = new Map<Enhet, number>([
	['meter', 1],
	['år', 1],
	['prosent', 2]
]);

/** The same without its unit. */
export const utenEnhet = (verdi: number, enhet: Enhet): string =>
	REGNET.includes(enhet) ? formatAntall(verdi, 1) : formatFaktor(verdi, FLEST_DESIMALER.get(enhet));

/** A value with its unit: one decimal where it is reckoned, else as it was entered. */
export const formatVerdi = (verdi: number, enhet: Enhet): string =>
	medEnhet(utenEnhet(verdi, enhet), enhet);

import type { Tilstand } from '../bevis.ts';
import { AR5_TYPE, JORDBRUK } from '../grunnlag/tema.ts';

/** What ground is now, as AR5 tells it. */
export interface Faktisk {
	readonly navn: string;
	readonly tilstand: Tilstand;
}

export const UKJENT_AR5 = ['ikke kartlagt', 'ikke vurdert'] as const;
const erUkjent = (verdi: string): verdi is (typeof UKJENT_AR5)[number] =>
	UKJENT_AR5.some((u) => u === verdi);

/**
 * Where surfaces of AR5 lie over one another, which one counts? The one whose loss weighs most [valg]: farmland, bog, other
 * nature, and what is built last. AR5 is made without overlaps; where it has some, it is told.
 */
export const AR5_REKKE: readonly string[] = [
	...JORDBRUK,
	'60',
	'50',
	'30',
	'81',
	'82',
	'70',
	'12',
	'11',
	'99'
];

/** KU-verdi of nature types, the highest first: where two lie over one another, the higher counts. */
export const KU_VERDIER = [
	'Svært stor verdi',
	'Stor verdi',
	'Middels verdi',
	'Noe verdi',
	'Uten betydning'
] as const;

/** Rank of each value, as db/functions/arealregnskap_rute takes it. */
export const REKKEFOLGE = [
	...AR5_REKKE.map((verdi, rang) => ({ slag: 'ar5', verdi, rang })),
	...KU_VERDIER.map((verdi, rang) => ({ slag: 'naturtype', verdi, rang }))
];

/** The class in words, and whether it is known. 99 is AR5's own «ikke kartlagt». */
export function faktisk(ar5: string): Faktisk {
	if (erUkjent(ar5))
		return { navn: ar5 === 'ikke vurdert' ? 'AR5 ikke vurdert' : 'Ikke kartlagt', tilstand: ar5 };
	const navn = AR5_TYPE[ar5];
	if (!navn || ar5 === '99')
		return {
			navn: navn ?? (ar5 ? `Ukjent arealtype ${ar5}` : 'Uten arealtype'),
			tilstand: 'ikke kartlagt'
		};
	return { navn, tilstand: 'kjent' };
}

export const erJordbruk = (ar5: string): boolean => JORDBRUK.includes(ar5);
/** Built or transport: what is lost there is lost. */
export const erBebygd = (ar5: string): boolean => ar5 === '11' || ar5 === '12';
/** Known, and not built: farmland and nature in the widest sense, water too. */
export const erUbebygdGrunn = (ar5: string): boolean =>
	faktisk(ar5).tilstand === 'kjent' && !erBebygd(ar5);

/** The order of the rows: as AR5 numbers them, the unknown last. */
export const ar5Orden = (ar5: string): number =>
	AR5_TYPE[ar5]
		? Number(ar5)
		: ar5 === 'ikke kartlagt'
			? 1000
			: ar5 === 'ikke vurdert'
				? 1001
				: 999;

/** Has a value that counts for nature: any KU-verdi, also one whose class is not known; «Uten betydning» has none. */
export const harNaturverdi = (naturtype: string): boolean =>
	!['ingen', 'ikke kartlagt', 'ikke vurdert', 'Uten betydning'].includes(naturtype);

import { hensynsord } from '#lib/domain/housing/fortettingMaling.ts';
import type { Konto } from '#lib/domain/housing/fortettingTotaler.ts';
import { SLAGNAVN } from '#lib/domain/housing/fortettingSlag.ts';
import type { Steg } from '#lib/domain/housing/fortettingSteg.ts';
import { formatAntall, formatFaktor, telt } from '#lib/domain/tall.ts';
import type { Kandidatsvar } from '#lib/server/fortettingSvar.ts';
import type { Kolonne } from '#lib/ui/datatabell.ts';

/** What the planner decides of one candidate, as it is sent. */
export interface Matrikkelvalg {
	readonly parcel: string;
	readonly versjon: number;
	readonly valg: 'godkjent' | 'avvist' | 'antall' | 'angret';
	readonly antall: number | null;
	readonly grunn: string;
}

/** Each account in words, for one who has not read the code. */
export const KONTOORD: Readonly<Record<Konto, string>> = {
	uavklart: 'Ikke bestemt ennå',
	godkjent: 'Godkjent av planlegger',
	avvist: 'Avvist av planlegger',
	reservert: 'Eier har reservert seg',
	'ikke kartlagt': 'Noe er ikke kartlagt',
	'ikke vurdert': 'Noe er ikke vurdert'
};

const stor = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);

export const slagord = (k: Pick<Kandidatsvar, 'kind'>): string => stor(SLAGNAVN[k.kind]);

/** The table: every column can be filtered, and what is filtered stands over it. */
export const KOLONNER: readonly Kolonne<Kandidatsvar>[] = [
	{ id: 'parcel', tittel: 'Eiendom', verdi: (k) => k.parcel },
	{ id: 'kind', tittel: 'Slag', verdi: slagord, filter: 'valg' },
	{ id: 'place', tittel: 'Sted', verdi: (k) => stor(k.place), filter: 'valg' },
	{ id: 'account', tittel: 'Status', verdi: (k) => KONTOORD[k.account], filter: 'valg' },
	{ id: 'dwellings', tittel: 'Regnet', enhet: 'boliger', type: 'tall', verdi: (k) => k.dwellings },
	{ id: 'counts', tittel: 'Teller', enhet: 'boliger', type: 'tall', verdi: (k) => k.counts },
	{ id: 'hazards', tittel: 'Hensyn', verdi: (k) => hensynsord(k.hazards, k.conditional) },
	{ id: 'area', tittel: 'Tomt', enhet: 'm²', type: 'tall', verdi: (k) => k.areaM2 },
	{ id: 'owner', tittel: 'Eier', verdi: (k) => k.ownerType ?? 'ikke oppgitt', filter: 'valg' }
];

/** A step's value with its unit; what is not known is said so. */
export function stegverdi({ value, unit, state }: Steg): string {
	if (value === null) return state === 'kjent' ? 'ingen' : state;
	if (unit === 'boliger') return telt(value, 'boliger');
	const written = unit === 'm²' || unit === 'm' ? formatAntall(value, 1) : formatFaktor(value);
	return unit === 'andel' ? written : `${written} ${unit}`;
}

/** The colour of each account on the map: the table and the legend say the same in words. */
const FARGER: Readonly<Record<Konto, string>> = {
	uavklart: '#f2c14e',
	godkjent: '#2f8f4e',
	avvist: '#8a8a8a',
	reservert: '#7a4fb0',
	'ikke kartlagt': '#ffffff',
	'ikke vurdert': '#d9d9d9'
};
export const kontofarge = (konto: Konto | undefined): string => FARGER[konto ?? 'ikke vurdert'];

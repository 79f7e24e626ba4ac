import type { Parameter } from '../bevis.ts';
import type { Arealvalg } from './arealvalg.ts';
import { STATUSNAVN, type TellendeStatus } from './formal.ts';

/** The lower, middle and upper reckoning: they differ in density alone. */
export const NIVAER = ['min', 'mid', 'max'] as const;
export type Niva = (typeof NIVAER)[number];

/** The parameters of one purpose with one arealbruksstatus. */
export interface Boligparameter {
	readonly arealformal: number;
	readonly navn: string;
	readonly arealbruksstatus: TellendeStatus;
	/** Dwellings per net dekar; null: cannot be told by area (spredt boligbebyggelse). */
	readonly boligerPerDaa: Readonly<Record<Niva, number>> | null;
	/** Net/gross: what is left after roads and play areas, 0–1. */
	readonly nettofaktor: number;
	/** Share of the net area that is for housing, 0–1. */
	readonly boligandel: number;
	/** Share that is really built within twelve years, 0–1. */
	readonly realisering: number;
	readonly kilde: string;
	readonly valg: boolean;
}

/** Share of what is realised that falls in years 1–4, 5–8 and 9–12; they sum to 1. */
export type Tidsprofil = readonly [number, number, number];

/** A municipality's parameters, whole, as they stood in one version. Versions are added, never changed. */
export interface Parametersett {
	readonly kommunenummer: string;
	/** 0: Planbordet's defaults, nobody has set any. */
	readonly versjon: number;
	/** Set by an open demo account, or built on what one set: counts for illustration plans alone. */
	readonly illustrasjon: boolean;
	readonly hvem: string | null;
	/** ISO timestamp. */
	readonly tidspunkt: string | null;
	readonly grunn: string;
	readonly tidsprofil: Tidsprofil;
	readonly arealvalg: Arealvalg;
	readonly rader: readonly Boligparameter[];
}

const NIVANAVN: Record<Niva, string> = { min: 'lav', mid: 'middels', max: 'høy' };

/** The row for a purpose and status; undefined: no one has set parameters for it. */
export const parameterFor = (
	{ rader }: Parametersett,
	arealformal: number,
	status: TellendeStatus
): Boligparameter | undefined =>
	rader.find((rad) => rad.arealformal === arealformal && rad.arealbruksstatus === status);

/** `Boligbebyggelse, framtidig`. */
export const klassenavn = ({ navn, arealbruksstatus }: Boligparameter): string =>
	`${navn}, ${STATUSNAVN[arealbruksstatus]}`;

/** The factors that net area is multiplied by, each with its unit and whose choice it is. */
export function faktorer(rad: Boligparameter, niva: Niva): Parameter[] {
	const { kilde, valg } = rad;
	const andel = (navn: string, verdi: number): Parameter => ({
		navn,
		verdi,
		enhet: 'andel',
		kilde,
		valg
	});
	return [
		{
			navn: `Tetthet, ${NIVANAVN[niva]}`,
			verdi: rad.boligerPerDaa?.[niva] ?? null,
			enhet: 'boliger per dekar',
			kilde,
			valg
		},
		andel('Nettofaktor', rad.nettofaktor),
		andel('Boligandel', rad.boligandel),
		andel('Realisering i tolv år', rad.realisering)
	];
}

/** The share of the twelve years' dwellings that falls in block `blokk` (0, 1, 2). */
export const tidsandel = (tidsprofil: Tidsprofil, blokk: number): Parameter => ({
	navn: `Andel i år ${blokk * 4 + 1}–${blokk * 4 + 4}`,
	verdi: tidsprofil[blokk] ?? 0,
	enhet: 'andel',
	kilde: 'Tidsprofilen i parameterne',
	valg: true
});

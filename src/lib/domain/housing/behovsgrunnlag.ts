import type { Boligtype } from './malregister.ts';
import type { Niva } from './parametre.ts';

/** A number that somebody entered: what it is, and where it comes from. */
export interface Oppgitt {
	readonly verdi: number;
	readonly kilde: string;
	/** ISO date; null: not told. */
	readonly dato: string | null;
	/** The choice of the municipality or of Planbordet: no register gives it. */
	readonly valg: boolean;
}

/** null: not entered. */
export type Kanskje = Oppgitt | null;
/** The lower, middle and upper of a figure of the future: what gives few, middling and many dwellings. */
export type Tre = Readonly<Record<Niva, Kanskje>>;

/** A part of the people with a size of household of its own; «hele befolkningen» where they are not parted. */
export interface Befolkningsgruppe {
	readonly navn: string;
	/** Persons at the beginning. */
	readonly folkNa: Kanskje;
	/** Persons at the end. */
	readonly folkDa: Tre;
	readonly perBoligNa: Kanskje;
	readonly perBoligDa: Tre;
}

/** Sizes of household that the need is parted on. */
export const HUSHOLDNINGER = ['1', '2', '3', '4', '5'] as const;
export type Husholdning = (typeof HUSHOLDNINGER)[number];

export const husholdningsnavn = (h: Husholdning): string =>
	h === '1' ? '1 person' : h === '5' ? '5 personer eller flere' : `${h} personer`;

/** All that a municipality's need is reckoned from. */
export interface Behovsgrunnlag {
	/** The first year, from its first day. */
	readonly fraAar: number;
	/** T. */
	readonly antallAar: number;
	readonly grupper: readonly Befolkningsgruppe[];
	/** Dwellings that stand there now. */
	readonly boligmasse: Kanskje;
	/** Share of them that goes in a year: torn down, or made into something else. */
	readonly avgang: Tre;
	/** Share that stands empty. */
	readonly ledighetNa: Kanskje;
	readonly ledighetMal: Tre;
	/** tettsted -> its share of the need; what is left of 1 is «ikke fordelt». */
	readonly tettsteder: Readonly<Record<string, Oppgitt>>;
	/** Shares of the households of the need by size; what is left of 1 is «ikke fordelt». */
	readonly husholdninger: Readonly<Partial<Record<Husholdning, Oppgitt>>>;
	/** For each size, the shares that live in each type of dwelling. */
	readonly typer: Readonly<
		Partial<Record<Husholdning, Readonly<Partial<Record<Boligtype, Oppgitt>>>>>
	>;
}

/** The last year that the need is of. */
export const tilAar = ({ fraAar, antallAar }: Behovsgrunnlag): number => fraAar + antallAar - 1;

const INGEN: Tre = { min: null, mid: null, max: null };
/** Nothing entered: one line for all the people. */
export const tomtGrunnlag = (fraAar: number): Behovsgrunnlag => ({
	fraAar,
	antallAar: 12,
	grupper: [
		{ navn: 'hele befolkningen', folkNa: null, folkDa: INGEN, perBoligNa: null, perBoligDa: INGEN }
	],
	boligmasse: null,
	avgang: INGEN,
	ledighetNa: null,
	ledighetMal: INGEN,
	tettsteder: {},
	husholdninger: {},
	typer: {}
});

import type { Tilstand } from '../bevis.ts';
import type { Formalsandel } from './fortettingFormal.ts';

/** A parcel by its number in the matrikkel. */
export interface Matrikkelnummer {
	readonly kommunenummer: string;
	readonly gnr: number;
	readonly bnr: number;
	/** 0: none. */
	readonly fnr: number;
}

/** `gnr/bnr` or `gnr/bnr/fnr`, as people write it. */
export const skrivMatrikkel = ({ gnr, bnr, fnr }: Matrikkelnummer): string =>
	fnr === 0 ? `${gnr}/${bnr}` : `${gnr}/${bnr}/${fnr}`;

/** With its municipality: the name that a program knows it by. */
export const matrikkelId = (m: Matrikkelnummer): string =>
	`${m.kommunenummer}-${skrivMatrikkel(m)}`;

/** What matrikkelId or skrivMatrikkel wrote; null for anything else. Without a municipality it is in `kommunenummer`. */
export function lesMatrikkel(text: string, kommunenummer: string): Matrikkelnummer | null {
	const [, egen, gnr, bnr, fnr] =
		/^(?:(\d{4})-)?(\d{1,6})\/(\d{1,6})(?:\/(\d{1,6}))?$/.exec(text) ?? [];
	if (gnr === undefined) return null;
	return {
		kommunenummer: egen ?? kommunenummer,
		gnr: Number(gnr),
		bnr: Number(bnr),
		fnr: Number(fnr ?? 0)
	};
}

export interface Malbygg {
	/** NS 3457-3; null: not told. */
	readonly type: number | null;
	readonly boliger: number;
	readonly etasjer: number | null;
	/** Footprint on this parcel. */
	readonly m2: number;
}

export interface Malformal {
	readonly liste: string;
	readonly kode: number;
	readonly m2: number;
	readonly andeler: readonly Formalsandel[];
}

/** Areas: asked of every parcel. */
export interface Arealmaling {
	readonly tomtM2: number;
	/** Parts of it in present built-up zones; the rest of the parcel counts nothing. */
	readonly deler: readonly Malformal[];
	readonly bygg: readonly Malbygg[];
}

/** Ground that cannot be built on, by why. */
export type Hindring =
	'flomsone' | 'skredsone' | 'kulturminne' | 'stoy' | 'helning' | 'fare' | 'byggeforbud' | 'vern';

export const HINDRINGSNAVN: Readonly<Record<Hindring, string>> = {
	flomsone: 'flomsone',
	skredsone: 'skredfaresone',
	kulturminne: 'kulturminne',
	stoy: 'rød støysone',
	helning: 'brattere enn 1:5',
	fare: 'faresone i planen (H3xx)',
	byggeforbud: 'byggeforbud i planen',
	vern: 'båndlegging i planen'
};

/** What speaks against building, as the table and the spreadsheets say it. */
export const hensynsord = (hindringer: readonly Hindring[], betinget: boolean): string =>
	[
		...hindringer.map((h) => HINDRINGSNAVN[h]),
		...(betinget ? ['langt til vann og avløp'] : [])
	].join(', ') || 'ingen treff';

/** Themes that must be known before a number is. */
export type Fortettingstema =
	| 'bygning'
	| 'flomsone'
	| 'skredsone'
	| 'kulturminne'
	| 'stoy'
	| 'helning'
	| 'veg'
	| 'va'
	| 'tettsted';

/** The rest, asked of those alone that may be candidates. */
export interface Forholdsmaling {
	/** The largest rectangle; null: no house fits. */
	readonly rektangel: { readonly lengdeM: number; readonly breddeM: number } | null;
	/** Of the zoned part, all kinds together, nothing twice. */
	readonly hinderM2: number;
	readonly treff: Readonly<Partial<Record<Hindring, number>>>;
	readonly gulStoyM2: number;
	/** null: none within what was looked at. */
	readonly vegM: number | null;
	readonly vaM: number | null;
	readonly ukjent: Readonly<Partial<Record<Fortettingstema, Exclude<Tilstand, 'kjent'>>>>;
}

export type Fortettingsmaling = Arealmaling & Forholdsmaling;

/** How far around a parcel roads and mains are looked for: as far as a parameter may ask. */
export const LETERADIUS_M = 200;

/** What the words and codes of SSB's tables mean; null for what they are not known to mean. */
import type { Niva } from './parametre.ts';
import type { Kategori } from './statistikk.ts';

const renset = (navn: string): string => navn.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** Does one of them, name first, say so? A CSV may have the code where the name should be. */
const sier = ({ navn, kode }: Kategori, monster: RegExp): boolean =>
	monster.test(renset(navn)) || (kode !== '' && monster.test(renset(kode)));

const ALT = /^(i alt|alle|alt|totalt?|total|sum|all|_t)$/;

/** Is the category all there is in the column: «I alt», «Alle bygningstyper»? «Alle innvandrere» is not. */
export function erSum(kategori: Kategori, kolonne: string): boolean {
	if (sier(kategori, ALT)) return true;
	const navn = renset(kategori.navn);
	return (
		/^(alle (husholdninger|boliger|personer|bygninger|aldre)|hele befolkningen|befolkningen i alt|begge kjønn|all ages|both sexes|total population)$/.test(
			navn
		) || navn.startsWith(`alle ${renset(kolonne)}`)
	);
}

export type Kjonn = 'begge' | 'menn' | 'kvinner';
const KJONN: readonly (readonly [Kjonn, RegExp])[] = [
	[
		'begge',
		/^(begge( kjønn)?|alle kjønn|menn (og|\+|&) kvinner|kvinner (og|\+|&) menn|both sexes|males? and females?|men and women)$/
	],
	['menn', /^(menn|mann|males?|men)$/],
	['kvinner', /^(kvinner|kvinne|females?|women)$/]
];
/** SSB's codes: https://www.ssb.no/klass/klassifikasjoner/2, with 0 for both in the tables. */
const KJONNSKODE: Readonly<Record<string, Kjonn>> = { 0: 'begge', 1: 'menn', 2: 'kvinner' };

export function lesKjonn(kategori: Kategori): Kjonn | null {
	const navn = renset(kategori.navn);
	const funnet = KJONN.find(([, monster]) => monster.test(navn))?.[0];
	if (funnet) return funnet;
	if (ALT.test(navn)) return 'begge';
	return KJONNSKODE[navn] ?? KJONNSKODE[kategori.kode] ?? null;
}

export interface Alder {
	readonly fra: number;
	/** null: and all that are older. */
	readonly til: number | null;
}
/** All ages in one. */
export const ALLE_ALDRE: Alder = { fra: 0, til: null };

/** Nobody is older; SSB's codes above it stand for something else. */
const ELDST = 130;

const ALDER =
	/^(\d{1,3}) ?(?:år|years?)?(?: ?[-–] ?(\d{1,3}))? ?(?:år|years?)? ?(\+|(?:eller|og|or|and) (?:eldre|over|older))?$/;

function alderI(text: string): Alder | null {
	if (ALT.test(text) || /^(alle aldre|alder i alt|alle aldersgrupper|all ages|999)$/.test(text))
		return ALLE_ALDRE;
	const [, fra, til, eldre] = ALDER.exec(text) ?? [];
	if (fra === undefined || (til !== undefined && eldre !== undefined)) return null;
	const forste = Number(fra);
	const siste = Number(til ?? fra);
	if (forste > siste || siste > ELDST) return null;
	return { fra: forste, til: eldre ? null : siste };
}

/** `0 år`, `5–9 år`, `80 år eller eldre`, `105+`, `Alle aldre`, `999`; null for what is no age. */
export const lesAlder = ({ navn, kode }: Kategori): Alder | null =>
	alderI(renset(navn)) ?? (kode === '' ? null : alderI(renset(kode)));

/** An alternative of a projection: one of the three, or another by its code. */
export type Alternativ = Niva | { readonly annet: string };

const KJENTE: Readonly<Record<string, Niva>> = { llml: 'min', mmmm: 'mid', hhmh: 'max' };
const NAVNGITT: readonly (readonly [Niva, RegExp])[] = [
	['min', /^(lavt?|lavalternativet|lav nasjonal vekst|low|low national growth|low alternative)$/],
	['mid', /^(middels|mellom|hoved|hovedalternativet|medium|main|main alternative)$/],
	['max', /^(høyt?|høyalternativet|høy nasjonal vekst|high|high national growth|high alternative)$/]
];
/** Four letters: fertility, length of life, moving within the country and into it, each low, middle, high or none. */
const KODE = /(?:^|\()([lmhk0]{4})\)?$/;

export function lesAlternativ(kategori: Kategori): Alternativ | null {
	for (const text of [renset(kategori.navn), renset(kategori.kode)]) {
		const [, kode] = KODE.exec(text) ?? [];
		if (kode && !/^0+$/.test(kode)) return KJENTE[kode] ?? { annet: kode.toUpperCase() };
		const navngitt = NAVNGITT.find(([, monster]) => monster.test(text))?.[0];
		if (navngitt) return navngitt;
	}
	return null;
}

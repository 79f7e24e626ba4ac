/** A table of statistics, whichever file it came in: cells with their categories. */

/** A category: code where the file has one, else ''. */
export interface Kategori {
	readonly kode: string;
	readonly navn: string;
}

export interface Celle {
	/** By the column's name. */
	readonly kategorier: ReadonlyMap<string, Kategori>;
	/** null: the file has a mark in place of a number («..», «:»). */
	readonly verdi: number | null;
}

export interface Statistikktabell {
	/** As the file calls itself; '' where it does not. */
	readonly tittel: string;
	/** ISO date that it was brought up to date; null: not told. */
	readonly oppdatert: string | null;
	readonly kolonner: readonly string[];
	readonly celler: readonly Celle[];
}

/** How the people are parted. */
export const ALDERSINNDELINGER = {
	alle: { navn: 'Hele befolkningen', grenser: [0] },
	fire: { navn: 'Fire aldersgrupper (0–19, 20–66, 67–79, 80+)', grenser: [0, 20, 67, 80] }
} as const;
export type Aldersinndeling = keyof typeof ALDERSINNDELINGER;

/** `20–66 år`; with no upper end `80 år og eldre`; all of them «hele befolkningen». */
export const gruppenavn = (fra: number, neste: number | undefined): string => {
	if (neste !== undefined) return `${fra}–${neste - 1} år`;
	return fra === 0 ? 'hele befolkningen' : `${fra} år og eldre`;
};

/** What could be read, or why nothing can be. */
export type Uttak<T> = { readonly funnet: T } | { readonly feil: string };

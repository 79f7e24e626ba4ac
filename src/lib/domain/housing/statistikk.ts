/** A table of statistics, whichever file it came in: cells with their categories. */
import type { Niva } from './parametre.ts';

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

/** The people of one year: a count of today, or what a projection has at one level. */
export interface Folkeserie {
	readonly aar: number;
	/** null: the file names no alternative. */
	readonly niva: Niva | null;
	/** In the order of the inndeling's groups. */
	readonly personer: readonly number[];
}

/** What could be read, or why nothing can be. */
export type Uttak<T> = { readonly funnet: T } | { readonly feil: string };

const kolonne = (t: Statistikktabell, monster: RegExp): string | undefined =>
	t.kolonner.find((navn) => monster.test(navn));

interface Roller {
	readonly region: string;
	readonly tid: string;
	readonly alder: string | undefined;
	readonly kjonn: string | undefined;
}

function roller(t: Statistikktabell): Uttak<Roller> {
	const region = kolonne(t, /^(region|kommune)/i);
	const tid = kolonne(t, /^(år|tid|year)$/i);
	if (!region)
		return { feil: 'Filen sier ikke hvilken kommune tallene er for (kolonnen «region»).' };
	if (!tid) return { feil: 'Filen sier ikke hvilket år tallene er for (kolonnen «år»).' };
	return { funnet: { region, tid, alder: kolonne(t, /alder/i), kjonn: kolonne(t, /kjønn/i) } };
}

/** Is the region this municipality? By number, in the code or before the name. */
const erKommune = ({ kode, navn }: Kategori, kommunenummer: string): boolean =>
	[kode, navn.split(/\s/)[0] ?? ''].some((text) => text.replace(/^K[-_]/i, '') === kommunenummer);

const ALTERNATIV: Readonly<Record<string, Niva>> = { LLML: 'min', MMMM: 'mid', HHMH: 'max' };

/** The alternative of a projection, which stands in code or name of some category. */
function nivaI(kategorier: ReadonlyMap<string, Kategori>): Niva | null {
	for (const { kode, navn } of kategorier.values())
		for (const [merke, niva] of Object.entries(ALTERNATIV))
			if (`${kode} ${navn}`.toUpperCase().includes(merke)) return niva;
	return null;
}

interface Alder {
	readonly fra: number;
	/** null: and all that are older. */
	readonly til: number | null;
}
/** All ages in one. */
const ALLE: Alder = { fra: 0, til: null };

/** `0 år`, `5–9 år`, `80 år eller eldre`, `105+`, `Alle aldre`; null for what is no age. */
export function lesAlder(navn: string): Alder | null {
	const text = navn.trim();
	if (/^(alle aldre|alle|i alt|alder i alt)$/i.test(text)) return ALLE;
	const [, fra, til, eldre] =
		/^(\d{1,3})(?:\s*(?:år)?\s*[-–]\s*(\d{1,3}))?\s*(?:år)?\s*(\+|(?:eller|og) (?:eldre|over))?$/i.exec(
			text
		) ?? [];
	if (fra === undefined) return null;
	return { fra: Number(fra), til: eldre ? null : Number(til ?? fra) };
}

interface Personer extends Alder {
	readonly verdi: number;
}

/** Do the ages follow one another from 0 and up, each once? The first place where they do not, in words. */
function hull(aldre: readonly Alder[]): string | null {
	let neste: number | null = 0;
	for (const { fra, til } of aldre) {
		if (neste === null || fra < neste) return `Filen har ${fra} år to ganger.`;
		if (fra > neste) return `Filen mangler alderen ${neste} år.`;
		neste = til === null ? null : til + 1;
	}
	return neste === null ? null : `Filen mangler de som er ${neste} år og eldre.`;
}

/** Persons in each group; an age that reaches into two groups can be put in neither. */
function gruppert(personer: readonly Personer[], grenser: readonly number[]): Uttak<number[]> {
	const sortert = personer.toSorted((a, b) => a.fra - b.fra);
	const feil = hull(sortert);
	if (feil) return { feil };
	const grupper = grenser.map(() => 0);
	for (const { fra, til, verdi } of sortert) {
		const i = grenser.findLastIndex((grense) => grense <= fra);
		const neste = grenser[i + 1];
		if (neste !== undefined && (til === null || til >= neste))
			return {
				feil: `Filens aldersgrupper kan ikke deles ved ${neste} år. Velg hele befolkningen.`
			};
		grupper[i] = (grupper[i] ?? 0) + verdi;
	}
	return { funnet: grupper };
}

/** Both sexes: in one where the file has it so, else the two of them; what is neither is left out. */
function beggeKjonn(celler: readonly Celle[], kjonn: string | undefined): readonly Celle[] {
	if (!kjonn) return celler;
	const navn = (c: Celle) => c.kategorier.get(kjonn)?.navn ?? '';
	const samlet = celler.filter((c) => /^(begge kjønn|i alt|alle)$/i.test(navn(c)));
	return samlet.length > 0 ? samlet : celler;
}

const MANGE = 'Hent tabellen på nytt med bare ett valg der, eller alle.';

/** A column that the file has several values in, and that nothing here knows how to add. */
function uventet(
	t: Statistikktabell,
	celler: readonly Celle[],
	kjente: readonly (string | undefined)[]
): string | null {
	for (const navn of t.kolonner) {
		if (kjente.includes(navn)) continue;
		const verdier = new Set(celler.map((c) => c.kategorier.get(navn)?.navn));
		if (verdier.size > 1) return `Filen har flere verdier i «${navn}». ${MANGE}`;
	}
	return null;
}

/** The people of one year and level, in groups. */
function enSerie(
	t: Statistikktabell,
	celler: readonly Celle[],
	r: Roller,
	grenser: readonly number[]
): Uttak<number[]> {
	const begge = beggeKjonn(celler, r.kjonn);
	const feil = uventet(t, begge, [r.region, r.tid, r.alder, r.kjonn]);
	if (feil) return { feil };
	const perAlder = new Map<string, Personer>();
	const sett = new Set<string>();
	for (const { kategorier, verdi } of begge) {
		const navn = r.alder ? (kategorier.get(r.alder)?.navn ?? '') : 'Alle aldre';
		const alder = lesAlder(navn);
		if (!alder) return { feil: `«${navn}» er ikke en alder.` };
		if (verdi === null)
			return {
				feil: `Filen har ikke noe tall for ${navn}. Uten det kan folketallet ikke summeres.`
			};
		const merke = `${navn}|${r.kjonn ? (kategorier.get(r.kjonn)?.navn ?? '') : ''}`;
		if (sett.has(merke)) return { feil: `Filen har ${navn} to ganger.` };
		sett.add(merke);
		perAlder.set(navn, { ...alder, verdi: verdi + (perAlder.get(navn)?.verdi ?? 0) });
	}
	const alle = [...perAlder.values()];
	const samlet = alle.find(({ fra, til }) => fra === 0 && til === null);
	const delt = alle.filter((p) => p !== samlet);
	// The total beside its parts is the same people once more.
	const brukt =
		delt.length === 0 || (samlet && grenser.length === 1) ? alle.filter((p) => p === samlet) : delt;
	return gruppert(brukt, grenser);
}

/**
 * The people of a municipality in each year and alternative of the table, in the groups of `inndeling`: both sexes, every
 * age once. What cannot be summed for certain is refused with the reason, and never guessed.
 */
export function folketall(
	t: Statistikktabell,
	kommunenummer: string,
	inndeling: Aldersinndeling
): Uttak<Folkeserie[]> {
	const r = roller(t);
	if ('feil' in r) return r;
	const { region, tid } = r.funnet;
	const egne = t.celler.filter(({ kategorier }) => {
		const her = kategorier.get(region);
		return her !== undefined && erKommune(her, kommunenummer);
	});
	if (egne.length === 0) return { feil: `Filen har ingen tall for kommune ${kommunenummer}.` };
	const serier: Folkeserie[] = [];
	const grupper = Map.groupBy(
		egne,
		({ kategorier }) => `${kategorier.get(tid)?.navn}|${nivaI(kategorier)}`
	);
	for (const celler of grupper.values()) {
		const [forste] = celler;
		const navn = forste?.kategorier.get(tid)?.navn ?? '';
		if (!forste || !/^\d{4}$/.test(navn)) return { feil: `«${navn}» er ikke et årstall.` };
		const serie = enSerie(t, celler, r.funnet, ALDERSINNDELINGER[inndeling].grenser);
		if ('feil' in serie) return { feil: `${navn}: ${serie.feil}` };
		serier.push({ aar: Number(navn), niva: nivaI(forste.kategorier), personer: serie.funnet });
	}
	return { funnet: serier };
}

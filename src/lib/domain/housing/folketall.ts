import type { Niva } from './parametre.ts';
import {
	ALDERSINNDELINGER,
	type Aldersinndeling,
	type Statistikktabell,
	type Uttak
} from './statistikk.ts';
import { ALLE_ALDRE, lesAlder, lesKjonn, type Alder, type Kjonn } from './statistikkord.ts';
import { UKJENT_SLAG } from './statistikkslag.ts';
import { kategoriI, utsnitt, type Rad, type Roller, type Utsnitt } from './statistikkutsnitt.ts';

/** The people of one year: a count of today, or what a projection has at one level. */
export interface Folkeserie {
	readonly aar: number;
	/** null: the file names no alternative. */
	readonly niva: Niva | null;
	/** In the order of the inndeling's groups. */
	readonly personer: readonly number[];
}

const IGJEN = 'Hent tabellen på nytt.';

/** An age as the file names it, and its people by sex; null: a mark in place of a number. */
interface Aldersrad extends Alder {
	readonly navn: string;
	readonly perKjonn: Map<Kjonn, number | null>;
}

/** Every age of the rows once, with its sexes: what is no age, no sex or no count of persons, or stands twice, is refused. */
function perAlder(rader: readonly Rad[], r: Roller): Uttak<Aldersrad[]> {
	const funnet = new Map<string, Aldersrad>();
	for (const rad of rader) {
		const aldersnavn = r.alder === undefined ? 'Alle aldre' : kategoriI(rad, r.alder).navn;
		const alder = r.alder === undefined ? ALLE_ALDRE : lesAlder(kategoriI(rad, r.alder));
		if (!alder) return { feil: `«${aldersnavn}» er ikke en alder. Ta den ut av tabellen.` };
		const kjonn = r.kjonn === undefined ? 'begge' : lesKjonn(kategoriI(rad, r.kjonn));
		if (!kjonn)
			return {
				feil: `«${kategoriI(rad, r.kjonn ?? '').navn}» er ikke menn, kvinner eller begge kjønn. Ta det ut av tabellen.`
			};
		if (rad.verdi !== null && (!Number.isSafeInteger(rad.verdi) || rad.verdi < 0))
			return {
				feil: `${rad.verdi.toString().replace('.', ',')} er ikke et helt antall personer (${aldersnavn}). Hent tabellen på nytt, eller skriv tallene selv.`
			};
		const merke = `${alder.fra}–${alder.til ?? ''}`;
		const her = funnet.get(merke) ?? { ...alder, navn: aldersnavn, perKjonn: new Map() };
		if (her.perKjonn.has(kjonn))
			return {
				feil: `Filen har ${aldersnavn} to ganger (${kjonn === 'begge' ? 'i alt' : kjonn}). Hent tabellen på nytt med hver av dem én gang.`
			};
		her.perKjonn.set(kjonn, rad.verdi);
		funnet.set(merke, her);
	}
	return { funnet: [...funnet.values()] };
}

interface Personer extends Alder {
	readonly navn: string;
	/** null: not told. */
	readonly verdi: number | null;
}

/** Both sexes of an age: their total, or the two of them; where all three are told they must agree. */
function beggeKjonn({ fra, til, navn, perKjonn }: Aldersrad): Uttak<Personer> {
	const [begge, menn, kvinner] = (['begge', 'menn', 'kvinner'] as const).map((k) =>
		perKjonn.get(k)
	);
	if (begge === undefined && (menn === undefined || kvinner === undefined))
		return {
			feil: `Filen har bare ${menn === undefined ? 'kvinner' : 'menn'} for ${navn}. Hent både menn og kvinner.`
		};
	const sum = menn == null || kvinner == null ? null : menn + kvinner;
	if (begge != null && sum !== null && begge !== sum)
		return {
			feil: `Filen sier ${begge} i alt for ${navn}, men menn og kvinner er ${sum} til sammen. ${IGJEN}`
		};
	if (begge != null && Math.max(menn ?? 0, kvinner ?? 0) > begge)
		return { feil: `Filen har mer enn ${begge} av ett kjønn for ${navn}. ${IGJEN}` };
	return { funnet: { fra, til, navn, verdi: begge ?? sum } };
}

const erSamlet = ({ fra, til }: Alder): boolean => fra === 0 && til === null;

/** Do the ages, from the youngest, follow one another from 0 and up? Where they do not, in words: an age twice, or one that is missing. */
function brudd(aldre: readonly Alder[]): { readonly dobbel?: string; readonly hull?: string } {
	let neste: number | null = 0;
	let hull: string | undefined;
	for (const { fra, til } of aldre) {
		if (neste === null || fra < neste) return { dobbel: `Filen har ${fra} år to ganger.` };
		if (fra > neste) hull ??= `Filen mangler alderen ${neste} år.`;
		neste = til === null ? null : til + 1;
	}
	if (neste !== null) hull ??= `Filen mangler de som er ${neste} år og eldre.`;
	return hull === undefined ? {} : { hull };
}

/** The ages that together are all the people, each once: the total alone where `grenser` does not part them. */
function heleFolket(
	alle: readonly Personer[],
	grenser: readonly number[]
): Uttak<readonly Personer[]> {
	const samlet = alle.find(erSamlet);
	const delt = alle.filter((p) => !erSamlet(p)).sort((a, b) => a.fra - b.fra);
	if (delt.length === 0) return { funnet: samlet ? [samlet] : [] };
	const { dobbel, hull } = brudd(delt);
	if (dobbel !== undefined)
		return {
			feil: `${dobbel} Hent tabellen på nytt med aldersgrupper som ikke går over i hverandre.`
		};
	const kjent = delt.every(({ verdi }) => verdi !== null);
	const sum = delt.reduce((n, { verdi }) => n + (verdi ?? 0), 0);
	const iAlt = samlet?.verdi ?? null;
	if (iAlt !== null && hull === undefined && kjent && sum !== iAlt)
		return { feil: `Filen sier ${iAlt} i alt, men aldrene er ${sum} til sammen. ${IGJEN}` };
	if (iAlt !== null && sum > iAlt)
		return {
			feil: `Filen har mer enn ${iAlt} personer i aldrene den sier er ${iAlt} i alt. ${IGJEN}`
		};
	if (samlet && iAlt !== null && grenser.length === 1) return { funnet: [samlet] };
	return hull === undefined ? { funnet: delt } : { feil: `${hull} Hent alle aldre.` };
}

/** Persons in each group; an age that reaches into two groups can be put in neither. */
function gruppert(personer: readonly Personer[], grenser: readonly number[]): Uttak<number[]> {
	const grupper = grenser.map(() => 0);
	for (const { fra, til, navn, verdi } of personer) {
		if (verdi === null)
			return {
				feil: `Filen har ikke noe tall for ${navn}. Uten det kan folketallet ikke summeres. Skriv tallene selv.`
			};
		const gruppe = grenser.findLastIndex((grense) => grense <= fra);
		const neste = grenser[gruppe + 1];
		if (neste !== undefined && (til === null || til >= neste))
			return {
				feil: `Filens aldersgrupper kan ikke deles ved ${neste} år. Velg hele befolkningen.`
			};
		grupper[gruppe] = (grupper[gruppe] ?? 0) + verdi;
	}
	return { funnet: grupper };
}

/** The people of one year and level, in groups. */
function enSerie(rader: readonly Rad[], r: Roller, grenser: readonly number[]): Uttak<number[]> {
	const aldre = perAlder(rader, r);
	if ('feil' in aldre) return aldre;
	const alle: Personer[] = [];
	for (const aldersrad of aldre.funnet) {
		const personer = beggeKjonn(aldersrad);
		if ('feil' in personer) return personer;
		alle.push(personer.funnet);
	}
	const hele = heleFolket(alle, grenser);
	return 'feil' in hele ? hele : gruppert(hele.funnet, grenser);
}

/** The people of each year and alternative that `vil` asks for, in the groups of `inndeling`: both sexes, every age once. */
export function folkeserier(
	{ rader, roller }: Utsnitt,
	inndeling: Aldersinndeling,
	vil: (aar: number) => boolean
): Uttak<Folkeserie[]> {
	const { grenser } = ALDERSINNDELINGER[inndeling];
	const serier: Folkeserie[] = [];
	for (const [aar, iAaret] of Map.groupBy(rader, (rad) => rad.aar)) {
		if (!vil(aar)) continue;
		const perNiva = Map.groupBy(iAaret, ({ niva }) => niva);
		if (perNiva.has(null) && perNiva.size > 1)
			return {
				feil: `${aar}: Filen har tall både med og uten alternativ. Hent bare ett av delene.`
			};
		for (const [niva, egne] of perNiva) {
			const serie = enSerie(egne, roller, grenser);
			if ('feil' in serie) return { feil: `${aar}: ${serie.feil}` };
			serier.push({ aar, niva, personer: serie.funnet });
		}
	}
	return { funnet: serier };
}

/**
 * The people of a municipality in each year and alternative of the table. What cannot be summed for certain is refused with
 * the reason, and never guessed.
 */
export function folketall(
	t: Statistikktabell,
	kommunenummer: string,
	inndeling: Aldersinndeling
): Uttak<Folkeserie[]> {
	const del = utsnitt(t, kommunenummer);
	if ('feil' in del) return del;
	const folk = del.funnet.get('folk');
	return folk ? folkeserier(folk, inndeling, () => true) : { feil: UKJENT_SLAG };
}

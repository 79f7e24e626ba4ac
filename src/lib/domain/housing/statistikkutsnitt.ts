/** What a table of statistics has of one municipality, kind by kind. */
import type { Niva } from './parametre.ts';
import type { Celle, Kategori, Statistikktabell, Uttak } from './statistikk.ts';
import { erSum, lesAlternativ } from './statistikkord.ts';
import { HUSHOLDNING, slagFor, UKJENT_SLAG, type Slag } from './statistikkslag.ts';

/** The column that says what is counted, where the file has it so. */
export const VARIABEL = 'statistikkvariabel';

const KOLONNER = {
	tid: /^(år|aar|årstall|tid|year|time)$/i,
	alder: /^(alder|aldersgruppe|age|age group)$/i,
	kjonn: /^(kjønn|kjonn|sex|gender)$/i,
	bygning: /^(bygningstype|boligtype|bygntype|type of building|building type|type of dwelling)$/i,
	alternativ: /^(alternativ|framskrivingsalternativ|framskrivningsalternativ|alternative)$/i,
	variabel: /^(statistikkvariabel|contents|contentscode)$/i
} as const;
type Rolle = keyof typeof KOLONNER;
const REGION = /^(region|kommune|kommunenummer|kommunenr\.?|municipality)$/i;

export const erAarskolonne = (navn: string): boolean => KOLONNER.tid.test(navn.trim());
export const erRegionskolonne = (navn: string): boolean => REGION.test(navn.trim());
export const erVariabelkolonne = (navn: string): boolean => KOLONNER.variabel.test(navn.trim());

export type Roller = Readonly<Record<Exclude<Rolle, 'tid'>, string | undefined>> & {
	readonly tid: string;
	readonly region: readonly string[];
};

function roller(kolonner: readonly string[]): Uttak<Roller> {
	const region = kolonner.filter(erRegionskolonne);
	if (region.length === 0)
		return {
			feil: 'Filen sier ikke hvilken kommune tallene er for. Hent tabellen med kolonnen «region».'
		};
	const alle = (rolle: Rolle) => kolonner.filter((navn) => KOLONNER[rolle].test(navn.trim()));
	const dobbel = (Object.keys(KOLONNER) as Rolle[]).map(alle).find((navn) => navn.length > 1);
	if (dobbel)
		return {
			feil: `Kolonnene ${dobbel.map((navn) => `«${navn}»`).join(' og ')} sier det samme. Behold den ene.`
		};
	const [tid] = alle('tid');
	if (!tid)
		return {
			feil: 'Filen sier ikke hvilket år tallene er for. Hent tabellen med hele år, i kolonnen «år» eller i kolonnenavnene.'
		};
	const ett = (rolle: Rolle) => alle(rolle)[0];
	return {
		funnet: {
			region,
			tid,
			alder: ett('alder'),
			kjonn: ett('kjonn'),
			bygning: ett('bygning'),
			alternativ: ett('alternativ'),
			variabel: ett('variabel')
		}
	};
}

/** Is the region this municipality? By number, in the code or before the name. */
const erKommune = ({ kode, navn }: Kategori, kommunenummer: string): boolean =>
	[kode, navn.trim().split(/\s/)[0] ?? ''].some(
		(text) => text.replace(/^K[-_]/i, '') === kommunenummer
	);

/** A cell of the municipality. */
export interface Rad {
	readonly kategorier: Celle['kategorier'];
	readonly aar: number;
	/** null: no alternative is named. */
	readonly niva: Niva | null;
	readonly verdi: number | null;
}

/** The cells of one municipality and one kind. */
export interface Utsnitt {
	readonly roller: Roller;
	readonly rader: readonly Rad[];
}

const TOM: Kategori = { kode: '', navn: '' };
const i = ({ kategorier }: { readonly kategorier: Celle['kategorier'] }, kolonne?: string) =>
	(kolonne === undefined ? undefined : kategorier.get(kolonne)) ?? TOM;

/** The alternative of a projection: in a column of its own, or as the thing that is counted. */
const alternativI = (celle: Celle, r: Roller) =>
	lesAlternativ(i(celle, r.alternativ)) ?? lesAlternativ(i(celle, r.variabel));

function aarI(celle: Celle, r: Roller): Uttak<number> {
	const { navn, kode } = i(celle, r.tid);
	const aar = [navn, kode].find((text) => /^\d{4}$/.test(text.trim()));
	return aar === undefined
		? { feil: `«${navn}» er ikke et årstall. Bruk en tabell med hele år.` }
		: { funnet: Number(aar) };
}

const MANGE = 'Hent tabellen på nytt med bare ett valg der, eller alle.';

/** Of each column that is not known, only what is all of it: a part of the people is not the people. */
function bareSummer(
	t: Statistikktabell,
	celler: readonly Celle[],
	kjente: readonly string[]
): Uttak<readonly Celle[]> {
	let igjen = celler;
	for (const navn of t.kolonner) {
		if (kjente.includes(navn)) continue;
		const summer = igjen.filter((celle) => erSum(i(celle, navn), navn));
		const verdier = [...new Set(igjen.map((celle) => i(celle, navn).navn))];
		if (summer.length === 0 && verdier.length > 1)
			return { feil: `Filen har flere verdier i «${navn}». ${MANGE}` };
		if (summer.length === 0)
			return { feil: `Filen gjelder bare «${verdier[0]}» i «${navn}», og ikke alle. ${MANGE}` };
		igjen = summer;
	}
	return { funnet: igjen };
}

/** The cells with this alternative or none; other alternatives than the three are nobody's low or high. */
function somRader(celler: readonly Celle[], r: Roller): Uttak<Rad[]> {
	const rader: Rad[] = [];
	const andre = new Set<string>();
	for (const celle of celler) {
		const aar = aarI(celle, r);
		if ('feil' in aar) return aar;
		const alternativ = alternativI(celle, r);
		if (r.alternativ && alternativ === null && !erSum(i(celle, r.alternativ), r.alternativ))
			return {
				feil: `«${i(celle, r.alternativ).navn}» er ikke et av alternativene lav, middels og høy. Hent de tre.`
			};
		if (alternativ !== null && typeof alternativ === 'object') andre.add(alternativ.annet);
		else
			rader.push({
				kategorier: celle.kategorier,
				aar: aar.funnet,
				niva: alternativ,
				verdi: celle.verdi
			});
	}
	if (rader.length === 0)
		return {
			feil: `Filen har bare ${[...andre].sort().join(', ')}. Hent alternativene LLML, MMMM og HHMH.`
		};
	return { funnet: rader };
}

/** The columns that each kind is counted by. */
const REGNET_ETTER: Readonly<Record<Slag, readonly Rolle[]>> = {
	folk: ['alder', 'kjonn', 'alternativ'],
	perHusholdning: [],
	boliger: ['bygning']
};

/** What each cell counts, and in which words. */
function slagI(t: Statistikktabell, r: Roller) {
	const felles = [r.region, r.tid, r.variabel ?? [], r.alder ?? [], r.kjonn ?? []].flat();
	const folkekolonner = [...felles, ...(r.alternativ ? [r.alternativ] : [])];
	const bareFolkekolonner =
		t.kolonner.every((navn) => folkekolonner.includes(navn)) &&
		(r.alder ?? r.kjonn ?? r.alternativ) !== undefined;
	const avHusholdninger = t.celler.some((celle) => HUSHOLDNING.test(i(celle, r.variabel).navn));
	return (celle: Celle): Slag | null => {
		const slag = slagFor({
			tittel: t.tittel,
			variabel: i(celle, r.variabel).navn,
			framskriving: lesAlternativ(i(celle, r.variabel)) !== null,
			bareFolkekolonner
		});
		return slag === 'folk' && avHusholdninger ? null : slag;
	};
}

function ettUtsnitt(
	t: Statistikktabell,
	r: Roller,
	slag: Slag,
	celler: readonly Celle[]
): Uttak<Utsnitt> {
	const navn = new Set(
		celler
			.filter((celle) => lesAlternativ(i(celle, r.variabel)) === null)
			.map((celle) => i(celle, r.variabel).navn)
	);
	if (navn.size > 1)
		return {
			feil: `Filen har både ${[...navn].map((n) => `«${n}»`).join(' og ')}. Hent tabellen på nytt med bare en av dem.`
		};
	const kjente = [
		...r.region,
		r.tid,
		r.variabel,
		...REGNET_ETTER[slag].map((rolle) => r[rolle])
	].filter((kolonne) => kolonne !== undefined);
	const hele = bareSummer(t, celler, kjente);
	if ('feil' in hele) return hele;
	const rader = somRader(hele.funnet, r);
	return 'feil' in rader ? rader : { funnet: { roller: r, rader: rader.funnet } };
}

/** What the table has of the municipality, kind by kind. What is not for certain known is refused with the reason. */
export function utsnitt(
	t: Statistikktabell,
	kommunenummer: string
): Uttak<ReadonlyMap<Slag, Utsnitt>> {
	const r = roller(t.kolonner);
	if ('feil' in r) return r;
	const egne = t.celler.filter((celle) =>
		r.funnet.region.some((kolonne) => erKommune(i(celle, kolonne), kommunenummer))
	);
	if (egne.length === 0)
		return {
			feil: `Filen har ingen tall for kommune ${kommunenummer}. Hent tabellen for kommunen, med kommunenummeret i kolonnen «region».`
		};
	const funnet = new Map<Slag, Utsnitt>();
	for (const [slag, celler] of Map.groupBy(egne, slagI(t, r.funnet))) {
		if (slag === null) continue;
		const ett = ettUtsnitt(t, r.funnet, slag, celler);
		if ('feil' in ett) return ett;
		funnet.set(slag, ett.funnet);
	}
	return funnet.size === 0 ? { feil: UKJENT_SLAG } : { funnet };
}

/** Which category of the column a row is of. */
export const kategoriI = (rad: Rad, kolonne: string): Kategori => i(rad, kolonne);

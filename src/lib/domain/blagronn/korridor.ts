import { malt, type Bevisdatasett, type Tall } from '../bevis.ts';
import { medGrense } from '../bevisgrense.ts';
import { formatAntall } from '../tall.ts';
import { fordelt, lengde } from './langs.ts';
import type { Blagronngrunnlag, Korridorlinje, Korridorslag } from './lest.ts';
import { MINST_M, SMAL_M } from './valg.ts';

/** A corridor: a mapped watercourse from confluence to confluence, or a flood way. */
export interface Korridor {
	readonly id: string;
	readonly name: string;
	readonly kind: Korridorslag;
	readonly lengthM: number;
	/** Where it is narrowest between building purposes; 0: it is cut; null: they are on one side alone, or far away. */
	readonly restWidthM: number | null;
	/** Metres of its middle line inside building purposes. */
	readonly cutM: number;
	/** Metres inside purposes that the plan does not tell. */
	readonly unknownM: number;
	/** lng/lat of where it is narrowest, else of its middle. */
	readonly place: readonly [number, number];
	/** lokalId of the zones that cut it, else of those that it is narrowest between. */
	readonly zones: readonly string[];
	/** restWidth null: it is open, and there is nothing to measure. */
	readonly proof: { readonly cut: Tall; readonly restWidth: Tall | null };
}

/** What the corridors alone rest on. */
export type Korridorgrunnlag = Pick<
	Blagronngrunnlag,
	'linjer' | 'treff' | 'bredder' | 'korridordatasett'
>;

const ORD: Record<Korridorslag, string> = { vassdrag: 'Bekk', flomvei: 'Flomvei' };

/** «Hunnselva, strekning 3 av 9»; what has no name goes by its number from the north. */
function navnene(linjer: readonly Korridorlinje[]): Map<string, string> {
	const uten = linjer.filter(({ navn }) => navn === null).toSorted((a, b) => b.sted[1] - a.sted[1]);
	return new Map(
		linjer.map((linje) => {
			const navn = linje.navn ?? `${ORD[linje.slag]} ${uten.indexOf(linje) + 1} uten navn`;
			return [linje.id, linje.av > 1 ? `${navn}, strekning ${linje.nr} av ${linje.av}` : navn];
		})
	);
}

export const erBrutt = ({ cutM }: Pick<Korridor, 'cutM'>): boolean => cutM >= MINST_M;

/** Narrower than the rule asks for (NAT-06), and not cut. */
export const erSmal = (k: Pick<Korridor, 'cutM' | 'restWidthM'>): boolean =>
	!erBrutt(k) && k.restWidthM !== null && k.restWidthM < SMAL_M;

/** Metres inside purposes that the plan does not tell, which may be building. */
export const erUavklart = ({ unknownM }: Pick<Korridor, 'unknownM'>): boolean =>
	unknownM >= MINST_M;
const UAVKLART = 'Planen sier ikke hva alt arealet langs midtlinja er satt av til.';

function kuttall(
	navn: string,
	{ cutM, unknownM }: Pick<Korridor, 'cutM' | 'unknownM'>,
	grunnlag: Korridorgrunnlag,
	id: string
): Tall {
	const treff = grunnlag.treff.filter((t) => t.id === id && t.avstandM === 0);
	return malt(`Brutt, ${navn}`, cutM, 'meter', {
		hvordan: 'Midtlinja inne i byggeformål, målt i planens UTM-sone',
		objekter: fordelt(treff.filter(({ klasse }) => klasse === 'bygg')).map((del) => ({
			lokalId: del.lokalId,
			navn: del.navn,
			bidrag: del.meter
		})),
		datasett: grunnlag.korridordatasett,
		...(erUavklart({ unknownM }) && { grense: 'minst', merknader: [UAVKLART] })
	});
}

function breddetall(
	navn: string,
	{ restWidthM, cutM, unknownM }: Pick<Korridor, 'restWidthM' | 'cutM' | 'unknownM'>,
	soner: readonly { readonly navn: string }[],
	datasett: readonly Bevisdatasett[]
): Tall | null {
	if (restWidthM === null) return null;
	const isHoyst = erUavklart({ unknownM }) && !erBrutt({ cutM });
	const merknader = [
		...(soner.length > 0 ? [`Smalest mellom ${soner.map((s) => s.navn).join(' og ')}.`] : []),
		...(isHoyst ? [`Høyst: ${UAVKLART}`] : [])
	];
	return malt(`Restbredde, ${navn}`, restWidthM, 'meter', {
		hvordan: erBrutt({ cutM })
			? 'Korridoren er brutt: byggeformål ligger over midtlinja'
			: 'Korteste avstand mellom byggeformål på den ene og den andre siden',
		merknader,
		datasett,
		grense: isHoyst ? 'hoyst' : 'eksakt'
	});
}

function korridor(linje: Korridorlinje, name: string, grunnlag: Korridorgrunnlag): Korridor {
	const inne = grunnlag.treff.filter(({ id, avstandM }) => id === linje.id && avstandM === 0);
	const bygg = inne.filter(({ klasse }) => klasse === 'bygg');
	const cutM = lengde(bygg);
	const funnet = grunnlag.bredder.find(({ id }) => id === linje.id);
	const restWidthM = erBrutt({ cutM }) ? 0 : (funnet?.breddeM ?? null);
	const unknownM = lengde(inne) - cutM;
	const smale = restWidthM === 0 ? [] : (funnet?.soner ?? []);
	return {
		id: linje.id,
		name,
		kind: linje.slag,
		lengthM: linje.lengdeM,
		restWidthM,
		cutM,
		unknownM,
		place: (erBrutt({ cutM }) ? null : funnet?.sted) ?? linje.sted,
		zones: erBrutt({ cutM })
			? [...new Set(bygg.map(({ lokalId }) => lokalId))]
			: smale.map(({ lokalId }) => lokalId),
		proof: {
			cut: kuttall(name, { cutM, unknownM }, grunnlag, linje.id),
			restWidth: breddetall(name, { restWidthM, cutM, unknownM }, smale, grunnlag.korridordatasett)
		}
	};
}

/** Every corridor with its cut and its rest width, those that are cut the most first, then the narrowest. */
export function korridorer(grunnlag: Korridorgrunnlag): Korridor[] {
	const navn = navnene(grunnlag.linjer);
	const bredde = ({ restWidthM }: Korridor) => restWidthM ?? Infinity;
	return grunnlag.linjer
		.map((linje) => korridor(linje, navn.get(linje.id) ?? linje.id, grunnlag))
		.toSorted((a, b) => b.cutM - a.cutM || bredde(a) - bredde(b) || (a.id < b.id ? -1 : 1));
}

const NOKKEL = 'blagronn:';

/** A corridor as a link to its zones on the map names it. */
export const korridornokkel = (id: string): string => `${NOKKEL}${id}`;

/** The id in such a name; null where it is none. */
export const korridorIAdresse = (text: string | null): string | null =>
	text?.startsWith(NOKKEL) ? text.slice(NOKKEL.length) : null;

/** The corridor over the map: «Hunnselva: byggeformål bryter 120 m av korridoren». */
export function korridortekst(k: Korridor): string {
	const { cut, restWidth } = k.proof;
	if (erBrutt(k))
		return `${k.name}: byggeformål bryter ${medGrense(cut.grense, formatAntall(k.cutM))} m av korridoren`;
	return k.restWidthM === null
		? `${k.name}: ikke byggeformål på begge sider`
		: `${k.name}: ${medGrense(restWidth?.grense ?? 'eksakt', formatAntall(k.restWidthM, 1))} m bred der den er smalest`;
}

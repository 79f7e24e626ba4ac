import type { Tall } from '#lib/domain/bevis.ts';
import { medGrense, motsattGrense, type Grense } from '#lib/domain/bevisgrense.ts';
import type { Rad } from '#lib/domain/arealregnskap/planvask.ts';
import type { Nokkeltall, Nettonedbygging } from '#lib/domain/arealregnskap/nokkeltall.ts';
import type { Planvasksone } from '#lib/domain/arealregnskap/vaskesone.ts';
import { areal, tall } from '#lib/ui/norsk.ts';

const DAA_M2 = 1000;
/** A figure in dekar as it is written; what is not known is said in words. */
export const daa = (verdi: number | null): string =>
	verdi === null ? 'ikke kjent' : areal(verdi * DAA_M2);

/** Of a table: none, so much, or that nobody knows. */
export const daaEller = (m2: number | null): string =>
	m2 === null ? 'ikke kjent' : m2 < 0.5 ? '–' : areal(m2);

/** A figure that may be known in part, in dekar. */
type Maaltall = Pick<Tall, 'verdi' | 'grense' | 'tilstand'>;

/** The figure, «minst», «høyst» or «omtrent» where some of it is not known; why, where nothing is. */
export const daatall = ({ verdi, grense, tilstand }: Maaltall): string =>
	verdi === null ? tilstand : medGrense(grense, daa(verdi));

/** Less than half a square metre is no change. */
const erLikt = (daa: number): boolean => Math.abs(daa) < 0.0005;

const UENDRET = {
	eksakt: 'uendret',
	minst: 'uendret eller mer',
	hoyst: 'uendret eller mindre',
	omtrent: 'omtrent uendret'
} as const satisfies Record<Grense, string>;

/** With its sign: more or less is told without colour. */
export function medFortegn({ verdi, grense, tilstand }: Maaltall): string {
	if (verdi === null) return tilstand;
	if (erLikt(verdi)) return UENDRET[grense];
	return medGrense(grense, `${verdi > 0 ? '+' : '−'}${areal(Math.abs(verdi) * DAA_M2)}`);
}

/** The colour beside the word. */
const RADFARGE = new Map<Rad, 'danger' | 'warning' | 'accent' | 'success'>([
	['tilbakefør', 'danger'],
	['reduser', 'warning'],
	['utsett', 'accent'],
	['behold', 'success']
]);
export const radfarge = (rad: Rad) => RADFARGE.get(rad) ?? 'neutral';

const GRUNN = [
	['jordbruk', 'jordbruksareal'],
	['skog', 'skog'],
	['myr', 'myr']
] as const;

const ramse = (ord: readonly string[]): string =>
	ord.length < 2 ? ord.join('') : `${ord.slice(0, -1).join(', ')} og ${ord.at(-1) ?? ''}`;

/** What new building takes of the ground as AR5 has it; what is not known is said by itself, and never as a size. */
function detSomTas(figures: readonly Nokkeltall[]): string {
	const av = GRUNN.map(([id, navn]) => ({ navn, tall: figures.find((f) => f.id === id)?.naa }));
	const kjente = av.flatMap(({ navn, tall }) =>
		tall && tall.verdi !== null ? [`${daatall(tall)} ${navn}`] : []
	);
	const ukjente = av.flatMap(({ navn, tall }) => (tall?.verdi == null ? [navn] : []));
	const tilstand = av.find(({ tall }) => tall?.verdi === null)?.tall?.tilstand ?? 'ikke kjent';
	return [
		...(kjente.length > 0 ? [`Ny utbygging tar ${ramse(kjente)}.`] : []),
		...(ukjente.length > 0 ? [`Hvor mye ${ramse(ukjente)} ny utbygging tar, er ${tilstand}.`] : [])
	].join(' ');
}

/** The page in a few sentences. */
export function konklusjon(
	figures: readonly Nokkeltall[],
	net: Nettonedbygging | null,
	mot: string | null
): string[] {
	const bygges = detSomTas(figures);
	if (!net || mot === null) return [bygges];
	const { verdi: netto, grense } = net.netto;
	if (netto === null) return [bygges, `Netto nedbygging er ${net.netto.tilstand}.`];
	if (erLikt(netto)) return [bygges, `Det er ${medGrense(grense, 'like mye')} som i «${mot}».`];
	return [
		bygges,
		netto < 0
			? `Netto tilbakeføres ${medGrense(motsattGrense(grense), daa(-netto))} ubebygd grunn, målt mot «${mot}».`
			: `Netto settes det av ${medGrense(grense, daa(netto))} mer ubebygd grunn til utbygging enn i «${mot}».`
	];
}

/** Whole dwellings, as a middle with its span; what cannot be told is said. */
export function boligtekst({
	dwellings,
	dwellingsUnknown
}: Pick<Planvasksone, 'dwellings' | 'dwellingsUnknown'>): string {
	if (!dwellings) return dwellingsUnknown ? 'ikke kjent' : 'ingen';
	const { min, mid, max } = dwellings;
	const middels = medGrense(dwellingsUnknown ? 'minst' : 'eksakt', tall(Math.round(mid)));
	return `${middels} (${tall(Math.round(min))}–${tall(Math.round(max))})`;
}

/** The zone on the map. */
export const kartlenke = (scenario: number, lokalId: string): string =>
	`/kart?${new URLSearchParams({ scenario: String(scenario), objekt: lokalId }).toString()}`;

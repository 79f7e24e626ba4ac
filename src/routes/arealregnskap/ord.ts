import { antallUkjente, type Tall } from '#lib/domain/bevis.ts';
import type { Rad } from '#lib/domain/arealregnskap/planvask.ts';
import type { Nokkeltall, Nettonedbygging } from '#lib/domain/arealregnskap/nokkeltall.ts';
import type { Planvasksone } from '#lib/domain/arealregnskap/vaskesone.ts';
import { areal, tall } from '#lib/ui/norsk.ts';

const DAA_M2 = 1000;
/** A figure in dekar as it is written; what is not known is said in words. */
export const daa = (verdi: number | null): string =>
	verdi === null ? 'ikke kjent' : areal(verdi * DAA_M2);

/** The figure, which is at least that where some of it is not known. */
export const minst = (tall: Tall): string =>
	tall.verdi !== null && antallUkjente(tall) > 0 ? `minst ${daa(tall.verdi)}` : daa(tall.verdi);

/** With its sign: more or less is told without colour. */
export const medFortegn = (verdi: number | null): string =>
	verdi === null
		? 'ikke kjent'
		: Math.abs(verdi) < 0.0005
			? 'uendret'
			: `${verdi > 0 ? '+' : '−'}${areal(Math.abs(verdi) * DAA_M2)}`;

/** The colour beside the word. */
const RADFARGE = new Map<Rad, 'danger' | 'warning' | 'accent' | 'success'>([
	['tilbakefør', 'danger'],
	['reduser', 'warning'],
	['utsett', 'accent'],
	['behold', 'success']
]);
export const radfarge = (rad: Rad) => RADFARGE.get(rad) ?? 'neutral';

/** The page in a few sentences. */
export function konklusjon(
	figures: readonly Nokkeltall[],
	net: Nettonedbygging | null,
	mot: string | null
): string[] {
	const verdi = (id: Nokkeltall['id']) => figures.find((f) => f.id === id)?.naa.verdi ?? null;
	const bygges = `Ny utbygging tar ${daa(verdi('jordbruk'))} jordbruksareal, ${daa(verdi('skog'))} skog og ${daa(verdi('myr'))} myr.`;
	if (!net || mot === null) return [bygges];
	const netto = net.netto.verdi;
	if (netto === null) return [bygges, 'Netto nedbygging er ikke kjent.'];
	if (Math.abs(netto) < 0.0005) return [bygges, `Det er like mye som i «${mot}».`];
	return [
		bygges,
		netto < 0
			? `Netto tilbakeføres ${daa(-netto)} ubebygd grunn, målt mot «${mot}».`
			: `Netto settes det av ${daa(netto)} mer ubebygd grunn til utbygging enn i «${mot}».`
	];
}

/** Whole dwellings, as a middle with its span; what cannot be told is said. */
export function boligtekst({
	dwellings,
	dwellingsUnknown
}: Pick<Planvasksone, 'dwellings' | 'dwellingsUnknown'>): string {
	if (!dwellings) return dwellingsUnknown ? 'ikke kjent' : 'ingen';
	const { min, mid, max } = dwellings;
	const minst = dwellingsUnknown ? 'minst ' : '';
	return `${minst}${tall(Math.round(mid))} (${tall(Math.round(min))}–${tall(Math.round(max))})`;
}

/** The zone on the map. */
export const kartlenke = (scenario: number, lokalId: string): string =>
	`/kart?${new URLSearchParams({ scenario: String(scenario), objekt: lokalId }).toString()}`;

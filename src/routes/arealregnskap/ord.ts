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

/** A figure that may be known in part, in dekar. */
type Maaltall = Pick<Tall, 'verdi' | 'grense'>;

/** The figure, «minst», «høyst» or «omtrent» where some of it is not known. */
export const daatall = ({ verdi, grense }: Maaltall): string =>
	verdi === null ? daa(verdi) : medGrense(grense, daa(verdi));

/** Less than half a square metre is no change. */
const erLikt = (daa: number): boolean => Math.abs(daa) < 0.0005;

const UENDRET = {
	eksakt: 'uendret',
	minst: 'uendret eller mer',
	hoyst: 'uendret eller mindre',
	omtrent: 'omtrent uendret'
} as const satisfies Record<Grense, string>;

/** With its sign: more or less is told without colour. */
export function medFortegn({ verdi, grense }: Maaltall): string {
	if (verdi === null) return 'ikke kjent';
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

/** The page in a few sentences. */
export function konklusjon(
	figures: readonly Nokkeltall[],
	net: Nettonedbygging | null,
	mot: string | null
): string[] {
	const av = (id: Nokkeltall['id']) => {
		const figur = figures.find((f) => f.id === id);
		return figur ? daatall(figur.naa) : daa(null);
	};
	const bygges = `Ny utbygging tar ${av('jordbruk')} jordbruksareal, ${av('skog')} skog og ${av('myr')} myr.`;
	if (!net || mot === null) return [bygges];
	const { verdi: netto, grense } = net.netto;
	if (netto === null) return [bygges, 'Netto nedbygging er ikke kjent.'];
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

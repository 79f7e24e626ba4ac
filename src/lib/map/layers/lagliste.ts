import { artsnavn } from '../symbol.ts';
import {
	arealMaksMalestokk,
	bestemmelseRegel,
	hensynssoneRegler,
	planomradeRegel,
	punktMaksMalestokk
} from '../tegneregler/index.ts';
import { scaleDenominator } from '../scale.ts';
import { hensynLag } from './hensynssone.ts';
import { MATRIKKEL_FRA_ZOOM } from './kart.ts';

export type Lagtema = 'plan' | 'hensyn' | 'kart';

/** One entry of the layer list that people switch on and off. */
export interface Lag {
	readonly id: string;
	readonly navn: string;
	readonly tema: Lagtema;
	/** Shown when the URL says nothing. */
	readonly standard: boolean;
	/** Seen at 1 : this and closer; null at every scale. */
	readonly maksMalestokk: number | null;
}

const lag = (
	tema: Lagtema,
	id: string,
	navn: string,
	maksMalestokk: number | null = null,
	standard = true
): Lag => ({ id, navn, tema, standard, maksMalestokk });

const hensynNavn: Readonly<Record<string, string>> = {
	sikringsone: 'Sikringssoner',
	stoysone: 'Støysoner',
	faresone: 'Faresoner',
	infrastruktursone: 'Infrastruktursoner',
	angitthensynsone: 'Særlige hensyn',
	bandleggingsone: 'Båndlegging',
	gjennomforingsone: 'Gjennomføringssoner',
	detaljeringsone: 'Reguleringsplan gjelder fortsatt'
};

/** People's name for a kind of hensynssone, Kp or Rp; the object type itself for one that is unknown. */
export const hensynssoneNavn = (objekttype: string): string =>
	hensynNavn[artsnavn(objekttype)] ?? objekttype;

/** Buildings and properties are seen from here, rounded so that it is true at every latitude in the country's south. */
const matrikkelMalestokk = Math.floor(scaleDenominator(MATRIKKEL_FRA_ZOOM) / 1000) * 1000;

/** The layer list, in the order it is shown. */
export const lagliste: readonly Lag[] = [
	lag('plan', 'planomrade', 'Plangrense', planomradeRegel.maksMalestokk),
	lag('plan', 'arealformal', 'Arealformål', arealMaksMalestokk),
	lag('plan', 'feltnavn', 'Feltnavn', 60_000),
	lag('plan', 'bestemmelse', 'Bestemmelsesområder', bestemmelseRegel.maksMalestokk),
	lag('plan', 'linje', 'Linjer i planen', 500_000),
	lag('plan', 'punkt', 'Punkter og påskrift', punktMaksMalestokk),
	lag('plan', 'annet', 'Andre objekter'),
	...hensynssoneRegler.map((r) =>
		lag('hensyn', hensynLag(r), hensynssoneNavn(r.objekttype), r.maksMalestokk)
	),
	lag('hensyn', 'sonenavn', 'Sonenavn', 25_000),
	lag('kart', 'navn', 'Stedsnavn'),
	lag('kart', 'veg', 'Veg'),
	lag('kart', 'bane', 'Bane'),
	lag('kart', 'vann', 'Vann og elv'),
	lag('kart', 'bygning', 'Bygninger', matrikkelMalestokk),
	lag('kart', 'eiendom', 'Eiendommer, gnr./bnr.', matrikkelMalestokk),
	lag('kart', 'tettsted', 'Tettstedsgrenser'),
	lag('kart', 'kommune', 'Kommunegrense'),
	lag('kart', 'ar5', 'Arealtyper (AR5)', null, false)
];

/** Layers hidden when the URL says nothing. */
export const standardSkjult: readonly string[] = lagliste
	.filter((l) => !l.standard)
	.map((l) => l.id);

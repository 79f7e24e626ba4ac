import type { Bevisdatasett, Tall } from '../bevis.ts';
import type { Boligmal } from './behov.ts';
import type { IkkeRegnet } from './ikkeRegnet.ts';
import type { Niva, Parametersett } from './parametre.ts';
import type { Periode } from './perioder.ts';
import type { Sonedel } from './sonedel.ts';
import type { Sted } from './steder.ts';

/** All that the reckoning of one scenario rests on. */
export interface Boliggrunnlag {
	readonly deler: readonly Sonedel[];
	readonly mal: readonly Boligmal[];
	readonly parametre: Parametersett;
	/** First year of the twelve; null: not known. */
	readonly startAar: number | null;
	/** Names of the tettsteder whose boundaries are at hand; null: no such data set is loaded. */
	readonly kjenteTettsteder: readonly string[] | null;
	/** What every capacity here leaves out, with its size where it is known: said in its proof. */
	readonly forbehold: readonly string[];
	readonly datasett: readonly Bevisdatasett[];
	/** What the areas were measured in: `EUREF89 UTM 32`. */
	readonly utm: string;
}

export type Intervall = Readonly<Record<Niva, Tall>>;

/** Need against capacity in one place and one period. */
export interface Boligrad {
	readonly sted: Sted;
	readonly periode: Periode;
	/** boliger */
	readonly behov: Tall;
	/** boliger, on mapped land alone */
	readonly kapasitet: Intervall;
	/** boliger, middle: the part of `kapasitet.mid` that something must come before */
	readonly betinget: Tall;
	/** dekar that no dwellings could be told for; the same in each period */
	readonly ukjentAreal: Tall;
	/** The same, zone by zone and reason by reason. */
	readonly ikkeRegnet: readonly IkkeRegnet[];
	/** boliger that unmapped land would give if nothing had to be taken out: never part of the capacity */
	readonly omKartlagt: Intervall;
	/** lokalId of every zone behind the row, unmapped ones too */
	readonly soner: readonly string[];
}

export interface Boligregnskap {
	readonly perioder: readonly Periode[];
	/** One for each place and period: disjoint, so they sum to `helheten`. */
	readonly rader: readonly Boligrad[];
	/** The whole municipality, one for each period. */
	readonly helheten: readonly Boligrad[];
}

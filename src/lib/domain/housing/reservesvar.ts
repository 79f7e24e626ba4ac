import type { Tall } from '../bevis.ts';
import { utenObjekter } from '../bevisomriss.ts';
import type { Intervall } from './boligrad.ts';
import type { Niva } from './parametre.ts';
import type { Behovsrekkevidde } from './beregnetBehov.ts';
import type { Rekkevidde } from './rekkevidde.ts';
import type { Reserverad } from './reserve.ts';
import type { Sted } from './steder.ts';

type Tre = Readonly<Record<Niva, number | null>>;

interface Rekkeviddesvar {
	/** Capacity by need, in per cent; null: not known. */
	readonly coverage: number | null;
	readonly years: number | null;
	/** More than 12 years of need (`gul`), or more than 24 (`rod`). */
	readonly warning: Rekkevidde['varsel'];
	readonly proof: { readonly coverage: Tall; readonly years: Tall };
}

/** Against one reckoned need: low, middle or high. */
export interface Behovsvar {
	/** boliger */
	readonly needPerYear: number | null;
	readonly without: Rekkeviddesvar;
	readonly with: Rekkeviddesvar;
	readonly proof: { readonly needPerYear: Tall };
}

/** A place of the ledger, as the API and the page share it. */
export interface Reservesvar {
	readonly tettsted: string;
	readonly kind: Sted['slag'];
	/** Of the goals, boliger; so are `without` and `with`. */
	readonly needPerYear: number | null;
	/** boliger in twelve years, realistic */
	readonly reserve: Tre;
	readonly infill: Tre;
	readonly without: Rekkeviddesvar;
	readonly with: Rekkeviddesvar;
	/** The same by the other yardstick, «tilstrekkelig boligbygging» (pbl § 3-1 d): the reckoned need; null where it is not entered. */
	readonly calculatedNeed: Readonly<Record<Niva, Behovsvar>>;
	readonly proof: { readonly needPerYear: Tall; readonly reserve: Tall; readonly infill: Tall };
}

const tre = ({ min, mid, max }: Intervall): Tre => ({
	min: min.verdi,
	mid: mid.verdi,
	max: max.verdi
});

/** Its zones stand in the table of zones, its data sets on the page: here they would stand many times. */
const lett = (tall: Tall): Tall => {
	const uten = utenObjekter(tall);
	return { ...uten, bevis: { ...uten.bevis, datasett: [] } };
};

const rekkeviddesvar = ({ dekningsgrad, aar, varsel }: Rekkevidde): Rekkeviddesvar => ({
	coverage: dekningsgrad.verdi,
	years: aar.verdi,
	warning: varsel,
	proof: { coverage: lett(dekningsgrad), years: lett(aar) }
});

const behovsvar = ({ perAar, uten, med }: Behovsrekkevidde): Behovsvar => ({
	needPerYear: perAar.verdi,
	without: rekkeviddesvar(uten),
	with: rekkeviddesvar(med),
	proof: { needPerYear: lett(perAar) }
});

export const reservesvar = (rad: Reserverad): Reservesvar => ({
	tettsted: rad.sted.navn,
	kind: rad.sted.slag,
	needPerYear: rad.behovPerAar.verdi,
	reserve: tre(rad.reserve),
	infill: tre(rad.fortetting),
	without: rekkeviddesvar(rad.uten),
	with: rekkeviddesvar(rad.med),
	calculatedNeed: {
		min: behovsvar(rad.beregnet.min),
		mid: behovsvar(rad.beregnet.mid),
		max: behovsvar(rad.beregnet.max)
	},
	proof: {
		needPerYear: lett(rad.behovPerAar),
		reserve: lett(rad.reserve.mid),
		infill: lett(rad.fortetting.mid)
	}
});

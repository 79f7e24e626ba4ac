import type { Tall } from '../bevis.ts';
import { utenObjekter } from '../bevisomriss.ts';
import type { Intervall } from './boligrad.ts';
import type { Niva } from './parametre.ts';
import type { Rekkevidde, Reserverad } from './reserve.ts';
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

/** A place of the ledger, as the API and the page share it. */
export interface Reservesvar {
	readonly tettsted: string;
	readonly kind: Sted['slag'];
	/** boliger */
	readonly needPerYear: number | null;
	/** boliger in twelve years, realistic */
	readonly reserve: Tre;
	readonly infill: Tre;
	readonly without: Rekkeviddesvar;
	readonly with: Rekkeviddesvar;
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

export const reservesvar = (rad: Reserverad): Reservesvar => ({
	tettsted: rad.sted.navn,
	kind: rad.sted.slag,
	needPerYear: rad.behovPerAar.verdi,
	reserve: tre(rad.reserve),
	infill: tre(rad.fortetting),
	without: rekkeviddesvar(rad.uten),
	with: rekkeviddesvar(rad.med),
	proof: {
		needPerYear: lett(rad.behovPerAar),
		reserve: lett(rad.reserve.mid),
		infill: lett(rad.fortetting.mid)
	}
});

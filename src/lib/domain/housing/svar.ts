import { omdopt, utenObjekter, type Bevisdatasett, type Tall } from '../bevis.ts';
import {
	boligregnskap,
	type Boliggrunnlag,
	type Boligrad,
	type Intervall
} from './boligregnskap.ts';
import { boligsoner, type Boligsone } from './boligsone.ts';
import { UTELATT } from './formal.ts';
import type { Niva, Parametersett } from './parametre.ts';
import type { Sted } from './steder.ts';

/** null: nothing is known, which is not the same as none. */
type Figur = number | null;
type Tre = Readonly<Record<Niva, Figur>>;

/** One row of `GET /api/scenarios/{id}/housing`: boliger, and dekar for `unmapped`. */
export interface Boligomrade {
	/** Name of the tettsted, or «utenfor tettsted», «tettsted ikke kartlagt», «ikke fordelt på tettsted». */
	readonly tettsted: string;
	readonly kind: Sted['slag'];
	/** `2026–2029` */
	readonly period: string;
	readonly need: Figur;
	readonly capacity: Tre;
	/** Middle; the part of `capacity.mid` that something must come before. */
	readonly conditional: Figur;
	/** dekar that no dwellings are counted for; the same in every period of a place, never part of `capacity`. */
	readonly unmapped: number;
	/** What unmapped land would give if nothing had to be taken out. */
	readonly unmappedCapacity: Tre;
	/** lokalId of the zones behind the row. */
	readonly zones: readonly string[];
	readonly proof: {
		readonly need: Tall;
		readonly capacity: Intervall;
		readonly conditional: Tall;
		readonly unmapped: Tall;
		readonly unmappedCapacity: Intervall;
	};
}

/** The whole answer. `areas` are disjoint and sum to `totals`, period by period. */
export interface Boligsvar {
	readonly areas: readonly Boligomrade[];
	readonly totals: readonly Boligomrade[];
	/** The zones behind them, place by place: gross, deductions, net, and with which parameters they are reckoned. */
	readonly zones: readonly Boligsone[];
	readonly parameters: Parametersett;
	readonly units: Readonly<Record<'need' | 'capacity' | 'unmapped', string>>;
	readonly sources: readonly Bevisdatasett[];
	/** What the figures leave out, in words. */
	readonly omitted: readonly string[];
	readonly crs: string;
}

const tre = ({ min, mid, max }: Intervall): Tre => ({
	min: min.verdi,
	mid: mid.verdi,
	max: max.verdi
});

/** The zones stand on the middle figure: the lower and the upper rest on the same ones. */
const sonerPaaMidten = ({ min, mid, max }: Intervall): Intervall => ({
	min: utenObjekter(min),
	mid,
	max: utenObjekter(max)
});

/** «Kapasitet, Raufoss, 2026–2029»: a proof that is read alone, or on paper, must say which years it is of. */
const iPerioden = (tall: Tall, { periode }: Boligrad): Tall =>
	omdopt(tall, `${tall.navn}, ${periode.navn}`);

const alleNivaer = ({ min, mid, max }: Intervall, lag: (tall: Tall) => Tall): Intervall => ({
	min: lag(min),
	mid: lag(mid),
	max: lag(max)
});

const omrade = (rad: Boligrad): Boligomrade => ({
	tettsted: rad.sted.navn,
	kind: rad.sted.slag,
	period: rad.periode.navn,
	need: rad.behov.verdi,
	capacity: tre(rad.kapasitet),
	conditional: rad.betinget.verdi,
	unmapped: rad.ukjentAreal.verdi ?? 0,
	unmappedCapacity: tre(rad.omKartlagt),
	zones: rad.soner,
	proof: {
		need: iPerioden(rad.behov, rad),
		capacity: alleNivaer(sonerPaaMidten(rad.kapasitet), (tall) => iPerioden(tall, rad)),
		conditional: iPerioden(rad.betinget, rad),
		unmapped: rad.ukjentAreal,
		unmappedCapacity: alleNivaer(sonerPaaMidten(rad.omKartlagt), (tall) => iPerioden(tall, rad))
	}
});

/** The reckoning in the shape that the API and the page share. */
export function boligsvar(grunnlag: Boliggrunnlag): Boligsvar {
	const { rader, helheten } = boligregnskap(grunnlag);
	return {
		areas: rader.map(omrade),
		totals: helheten.map(omrade),
		zones: boligsoner(grunnlag.deler, grunnlag.parametre),
		parameters: grunnlag.parametre,
		units: { need: 'boliger', capacity: 'boliger', unmapped: 'dekar' },
		sources: grunnlag.datasett,
		omitted: UTELATT,
		crs: grunnlag.utm
	};
}

import type { Bevisdatasett, Tall } from '../bevis.ts';
import { omdopt, utenObjekter } from '../bevisomriss.ts';
import type { Boliggrunnlag, Boligrad, Intervall } from './boligrad.ts';
import { boligregnskap } from './boligregnskap.ts';
import { boligsoner, type Boligsone } from './boligsone.ts';
import { UTELATT } from './formal.ts';
import type { IkkeRegnet } from './ikkeRegnet.ts';
import type { Niva, Parametersett } from './parametre.ts';
import type { Sted } from './steder.ts';

/** null: nothing is known, which is not the same as none. */
type Figur = number | null;
type Tre = Readonly<Record<Niva, Figur>>;

/** Zones that no dwellings are counted for, all for one reason. */
export interface IkkeTalt {
	/** ikke kartlagt: the data or the plan do not tell · ikke vurdert: not loaded, or nobody has decided. */
	readonly state: 'ikke kartlagt' | 'ikke vurdert';
	readonly reason: string;
	readonly daa: number;
	readonly zones: readonly {
		readonly lokalId: string;
		readonly name: string;
		readonly daa: number;
	}[];
}

/** One row of `GET /api/scenarios/{id}/housing`: boliger, and dekar for `unmapped`. */
export interface Boligomrade {
	/** Name of the tettsted, or «utenfor tettsted», «tettsted ikke kartlagt», «tettsted ikke vurdert», «ikke fordelt på tettsted». */
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
	/** The parts that `unmapped` is the sum of: what is missing, and for which zones. */
	readonly unmappedParts: readonly IkkeTalt[];
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
	/** What the figures leave out and rest on, in words. */
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

const ikkeTalt = ({ tilstand, hvorfor, soner }: IkkeRegnet): IkkeTalt => ({
	state: tilstand,
	reason: hvorfor,
	daa: soner.reduce((n, { bidrag }) => n + bidrag, 0),
	zones: soner.map(({ lokalId, navn, bidrag }) => ({ lokalId, name: navn, daa: bidrag }))
});

const omrade = (rad: Boligrad): Boligomrade => ({
	tettsted: rad.sted.navn,
	kind: rad.sted.slag,
	period: rad.periode.navn,
	need: rad.behov.verdi,
	capacity: tre(rad.kapasitet),
	conditional: rad.betinget.verdi,
	unmapped: rad.ukjentAreal.verdi ?? 0,
	unmappedParts: rad.ikkeRegnet.map(ikkeTalt),
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
		omitted: [...new Set([...grunnlag.forbehold, ...UTELATT])],
		crs: grunnlag.utm
	};
}

import { arealregning, type Flate } from './arealregning.ts';
import { boligformal, type TellendeStatus } from './formal.ts';
import { FRADRAGSREKKE, type Fradragsslag } from './fradrag.ts';
import { faktorer, parameterFor, type Niva, type Parametersett } from './parametre.ts';
import {
	fordel,
	nettoDaa,
	sonenavn,
	type Bidrag,
	type Fordeling,
	type Sonedel
} from './sonedel.ts';
import { stedFor } from './steder.ts';

/** The net area of a zone that is reckoned with one row of parameters (dekar). */
export interface Klasseandel {
	readonly arealformal: number;
	readonly arealbruksstatus: TellendeStatus;
	readonly nettoDaa: number;
	/** The part of it on which something must come first. */
	readonly betingetDaa: number;
	/** What the net was reckoned from: to reckon it anew with other choices. */
	readonly deler: readonly Klassedel[];
}

/** A share (0–1) of a piece of the zone, with what lies over the piece. */
export interface Klassedel {
	readonly andel: number;
	readonly flater: readonly Flate[];
}

/** One zone in one place: what is set aside, what is taken out, what is left to build on. All in dekar, by PostGIS. */
export interface Boligsone {
	readonly lokalId: string;
	readonly navn: string;
	/** As `Boligomrade.tettsted`: a zone that lies in two places has a row in each. */
	readonly sted: string;
	readonly formal: string;
	/** null: the file's code is missing or unknown. */
	readonly kode: number | null;
	/** null: the plan does not say. */
	readonly arealbruksstatus: TellendeStatus | null;
	readonly bruttoDaa: number;
	/** What is taken out, by its reason; reasons that take nothing are left out. */
	readonly fradragDaa: Readonly<Partial<Record<Fradragsslag, number>>>;
	/** Gross less deductions. */
	readonly nettoDaa: number;
	/** The part of the net for which no dwellings can be told. */
	readonly ukjentDaa: number;
	/** The part of the net that is reckoned, by class. */
	readonly klasser: readonly Klasseandel[];
}

const DAA_M2 = 1000;
const plus = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function fradrag(deler: readonly Sonedel[]): Boligsone['fradragDaa'] {
	const each = FRADRAGSREKKE.map(
		(slag) => [slag, plus(deler.map((d) => d.fradragM2[slag])) / DAA_M2] as const
	);
	return Object.fromEntries(each.filter(([, daa]) => daa > 0));
}

function klasser(bidrag: readonly Bidrag[]): Klasseandel[] {
	const grupper = Map.groupBy(
		bidrag,
		({ parameter: p }) => `${p.arealformal}-${p.arealbruksstatus}`
	);
	return [...grupper.values()].flatMap((like) => {
		const parameter = like[0]?.parameter;
		if (!parameter) return [];
		return [
			{
				arealformal: parameter.arealformal,
				arealbruksstatus: parameter.arealbruksstatus,
				nettoDaa: plus(like.map(({ del, andel }) => nettoDaa(del, andel))),
				betingetDaa: plus(like.map(({ del, andel }) => andel * del.betingetM2)) / DAA_M2,
				deler: like.map(({ del, andel }) => ({ andel, flater: del.flater }))
			}
		];
	});
}

const formalnavn = ({ liste, kode }: Sonedel): string =>
	kode === null ? 'Ukjent formål' : (boligformal(liste, kode)?.navn ?? String(kode));

function boligsone(deler: readonly Sonedel[], { bidrag, ufordelt }: Fordeling): Boligsone | null {
	const forste = deler[0];
	if (!forste) return null;
	const utenTall = [...bidrag.filter(({ del }) => del.fradragene !== 'kjent'), ...ufordelt];
	return {
		lokalId: forste.lokalId,
		navn: sonenavn(forste),
		sted: stedFor(forste).navn,
		formal: formalnavn(forste),
		kode: forste.kode,
		arealbruksstatus: forste.arealbruksstatus,
		bruttoDaa: plus(deler.map((d) => d.bruttoM2)) / DAA_M2,
		fradragDaa: fradrag(deler),
		nettoDaa: plus(deler.map((d) => nettoDaa(d, 1))),
		ukjentDaa: plus(utenTall.map(({ del, andel }) => nettoDaa(del, andel))),
		klasser: klasser(bidrag.filter(({ del }) => del.fradragene === 'kjent'))
	};
}

/** Which zones hold the dwellings, place by place, and what was taken from each? Zones of other purposes are left out. */
export function boligsoner(deler: readonly Sonedel[], parametre: Parametersett): Boligsone[] {
	const tellende = deler.filter(({ liste, kode }) => kode === null || boligformal(liste, kode));
	const grupper = Map.groupBy(tellende, (del) => `${stedFor(del).navn} ${del.lokalId}`);
	return [...grupper.values()].flatMap((like) => boligsone(like, fordel(like, parametre)) ?? []);
}

/** The areas of a class as they would be with these choices (dekar). */
export function klassearealer(
	{ deler, arealbruksstatus }: Pick<Klasseandel, 'deler' | 'arealbruksstatus'>,
	{ arealvalg }: Pick<Parametersett, 'arealvalg'>
): Pick<Klasseandel, 'nettoDaa' | 'betingetDaa'> {
	const arealer = deler.map(({ andel, flater }) => ({
		andel,
		...arealregning(flater, arealbruksstatus, arealvalg)
	}));
	return {
		nettoDaa: plus(arealer.map(({ andel, nettoM2 }) => andel * nettoM2)) / DAA_M2,
		betingetDaa: plus(arealer.map(({ andel, betingetM2 }) => andel * betingetM2)) / DAA_M2
	};
}

/** The zone as it would be with these choices of what is taken out: what a form tries before it is stored. */
export const medArealvalg = <S extends Pick<Boligsone, 'klasser'>>(
	sone: S,
	parametre: Pick<Parametersett, 'arealvalg'>
): S => ({
	...sone,
	klasser: sone.klasser.map((klasse) => ({ ...klasse, ...klassearealer(klasse, parametre) }))
});

/**
 * How many dwellings does the zone give in block `blokk` (0, 1, 2), with these parameters? The same product as
 * `kapasitet`; null where nothing of the zone can be reckoned.
 */
export function boligerI(
	sone: Pick<Boligsone, 'klasser'>,
	parametre: Parametersett,
	niva: Niva,
	blokk: number,
	areal: 'nettoDaa' | 'betingetDaa' = 'nettoDaa'
): number | null {
	const andel = parametre.tidsprofil[blokk] ?? 0;
	const kjente = sone.klasser.flatMap((klasse) => {
		const rad = parameterFor(parametre, klasse.arealformal, klasse.arealbruksstatus);
		if (!rad?.boligerPerDaa) return [];
		return klasse[areal] * andel * faktorer(rad, niva).reduce((n, f) => n * (f.verdi ?? 0), 1);
	});
	return kjente.length === 0 ? null : plus(kjente);
}

/** How many dwellings would it give if all were built: without realisation and time (boliger)? null as for `boligerI`. */
export function boligerTeoretisk(
	sone: Pick<Boligsone, 'klasser'>,
	parametre: Parametersett,
	niva: Niva
): number | null {
	const kjente = sone.klasser.flatMap((klasse) => {
		const rad = parameterFor(parametre, klasse.arealformal, klasse.arealbruksstatus);
		if (!rad?.boligerPerDaa) return [];
		return klasse.nettoDaa * rad.boligerPerDaa[niva] * rad.nettofaktor * rad.boligandel;
	});
	return kjente.length === 0 ? null : plus(kjente);
}

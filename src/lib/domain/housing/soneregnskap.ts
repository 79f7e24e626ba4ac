import { boligformal } from './formal.ts';
import type { Andelssett } from './formalsandel.ts';
import { boligerI, boligerTeoretisk, boligsoner, type Boligsone } from './boligsone.ts';
import { FRADRAGSREKKE, type Datatema, type Fradragsslag } from './fradrag.ts';
import { NIVAER, type Niva, type Parametersett } from './parametre.ts';
import { fordel, type Bidrag, type Sonedel, type Ufordelt } from './sonedel.ts';

/** An arealformål of the scenario, as the capacity ledger has them all. */
export interface Plansone {
	readonly lokalId: string;
	readonly omrNavn: string | null;
	/** Code list, or the object type where its codes have no list. */
	readonly liste: string;
	readonly kode: number | null;
	/** Name of the code; null: not known. */
	readonly formal: string | null;
	readonly arealbruksstatus: 1 | 2 | 3 | null;
	readonly areaM2: number;
	/** Of a combined purpose; null: never set. */
	readonly fordeling: Andelssett | null;
}

/**
 * What a part of a zone is: taken out (by its reason), net to build dwellings on, or why there are none, or none known.
 * `annet-formal`: the share of a combined zone that is for something else; `uavklart`: it is not known what must be taken
 * out; `navaerende`: built-up, in the ledger of fortetting; `uten-boliger`: the purpose holds no dwellings.
 */
export type Delslag =
	| Fradragsslag
	| 'netto'
	| 'annet-formal'
	| 'uavklart'
	| 'ikke-fordelt'
	| 'uten-parameter'
	| 'etter-bestemmelsene'
	| 'uten-status'
	| 'ukjent-formal'
	| 'navaerende'
	| 'uten-boliger';

/** A part of a zone. The parts of a zone are disjoint and make it up. */
export interface Regnskapsdel {
	readonly kind: Delslag;
	readonly areaM2: number;
	readonly state: 'known' | 'unmapped';
	/** Why it is unmapped: the data or the plan do not tell, or nobody has loaded, or decided, what tells. */
	readonly reason?: 'ikke kartlagt' | 'ikke vurdert';
	/** The themes that are not known. */
	readonly missing?: readonly Datatema[];
	/** Of `netto` and `uavklart`: the purpose that it is counted as. */
	readonly purpose?: number;
}

type Tre = Readonly<Record<Niva, number | null>>;

/** null: it is not known, or counted elsewhere; never the same as none. */
export interface Soneboliger {
	/** Realistic: what is built within twelve years. */
	readonly dwellings: Tre;
	/** As if all were built. */
	readonly theoretical: Tre;
	/** Years 1–4, 5–8 and 9–12: they sum to `dwellings`, and the theoretical ones to `theoretical`. */
	readonly periods: readonly Tre[];
	readonly theoreticalPeriods: readonly Tre[];
}

const INGEN: Tre = { min: 0, mid: 0, max: 0 };
const UKJENT: Tre = { min: null, mid: null, max: null };
const likt = (tre: Tre): Soneboliger => ({
	dwellings: tre,
	theoretical: tre,
	periods: [tre, tre, tre],
	theoreticalPeriods: [tre, tre, tre]
});

const tre = (verdi: (niva: Niva) => number | null): Tre => ({
	min: verdi('min'),
	mid: verdi('mid'),
	max: verdi('max')
});

/** Of what is known; null where nothing is. */
const kjentSum = (verdier: readonly (number | null)[]): number | null => {
	const kjente = verdier.filter((verdi) => verdi !== null);
	return kjente.length === 0 && verdier.length > 0 ? null : kjente.reduce((a, b) => a + b, 0);
};

function boliger(soner: readonly Boligsone[], parametre: Parametersett): Soneboliger {
	const periods = [0, 1, 2].map((blokk) =>
		tre((niva) => kjentSum(soner.map((sone) => boligerI(sone, parametre, niva, blokk))))
	);
	const theoretical = tre((niva) =>
		kjentSum(soner.map((sone) => boligerTeoretisk(sone, parametre, niva)))
	);
	return {
		dwellings: tre((niva) => kjentSum(periods.map((periode) => periode[niva]))),
		theoretical,
		periods,
		theoreticalPeriods: parametre.tidsprofil.map((andel) =>
			tre((niva) => (theoretical[niva] === null ? null : theoretical[niva] * andel))
		)
	};
}

const UFORDELT: Record<Ufordelt['hvorfor'], Pick<Regnskapsdel, 'kind' | 'state' | 'reason'>> = {
	'uten status': { kind: 'uten-status', state: 'unmapped', reason: 'ikke kartlagt' },
	'ukjent formål': { kind: 'ukjent-formal', state: 'unmapped', reason: 'ikke kartlagt' },
	'ikke fordelt': { kind: 'ikke-fordelt', state: 'unmapped', reason: 'ikke vurdert' },
	'uten parameter': { kind: 'uten-parameter', state: 'unmapped', reason: 'ikke vurdert' },
	'etter bestemmelsene': { kind: 'etter-bestemmelsene', state: 'unmapped', reason: 'ikke vurdert' }
};

const nettoM2 = ({ bruttoM2, fradragM2 }: Sonedel): number =>
	FRADRAGSREKKE.reduce((rest, slag) => rest - fradragM2[slag], bruttoM2);

/** The net share of a piece: known only where all that may be taken out is. */
function bidragsdel({ del, andel, parameter }: Bidrag): Regnskapsdel {
	const areaM2 = andel * nettoM2(del);
	const purpose = parameter.arealformal;
	if (del.fradragene === 'kjent') return { kind: 'netto', areaM2, state: 'known', purpose };
	const missing = del.mangler.toSorted();
	return { kind: 'uavklart', areaM2, state: 'unmapped', reason: del.fradragene, missing, purpose };
}

function delene(del: Sonedel, parametre: Parametersett): Regnskapsdel[] {
	const { bidrag, ufordelt } = fordel([del], parametre);
	const talt = [...bidrag, ...ufordelt].reduce((n, { andel }) => n + andel, 0);
	return [
		...FRADRAGSREKKE.map((kind): Regnskapsdel => ({
			kind,
			areaM2: del.fradragM2[kind],
			state: 'known'
		})),
		...bidrag.map(bidragsdel),
		...ufordelt.map(({ andel, hvorfor }): Regnskapsdel => ({
			...UFORDELT[hvorfor],
			areaM2: andel * nettoM2(del)
		})),
		{ kind: 'annet-formal', areaM2: (1 - talt) * nettoM2(del), state: 'known' }
	];
}

const nokkel = ({ kind, state, reason, missing, purpose }: Regnskapsdel): string =>
	[kind, state, reason, missing, purpose].join(' ');

/** Parts that are alike in all but their area, put together; in the order they came. Less than a cm² is none. */
export const slattSammen = (deler: readonly Regnskapsdel[]): Regnskapsdel[] =>
	[...Map.groupBy(deler, nokkel).values()].flatMap((like) => {
		const areaM2 = like.reduce((n, del) => n + del.areaM2, 0);
		return like[0] && Math.abs(areaM2) > 1e-4 ? [{ ...like[0], areaM2 }] : [];
	});

export interface Regnetsone extends Soneboliger {
	readonly parts: readonly Regnskapsdel[];
}

/** A zone that the reckoning of dwellings leaves out, whole. */
function utenDeler({ liste, kode, arealbruksstatus, areaM2 }: Plansone): Regnetsone {
	if (kode !== null && !boligformal(liste, kode))
		return { parts: [{ kind: 'uten-boliger', areaM2, state: 'known' }], ...likt(INGEN) };
	const del: Regnskapsdel =
		arealbruksstatus === 1
			? { kind: 'navaerende', areaM2, state: 'known' }
			: { kind: 'uavklart', areaM2, state: 'unmapped', reason: 'ikke vurdert' };
	return { parts: [del], ...likt(UKJENT) };
}

/**
 * What is a zone made up of, and how many dwellings does it give? `deler`: its pieces, those that the housing figures
 * rest on.
 */
export function soneregnskap(
	sone: Plansone,
	deler: readonly Sonedel[],
	parametre: Parametersett
): Regnetsone {
	if (deler.length === 0) return utenDeler(sone);
	return {
		parts: slattSammen(deler.flatMap((del) => delene(del, parametre))),
		...boliger(boligsoner(deler, parametre), parametre)
	};
}

/** Dwellings of several zones together, of what is known. */
export const boligsum = (soner: readonly Soneboliger[]): Soneboliger => {
	const kjente = soner.filter(({ dwellings }) => NIVAER.some((niva) => dwellings[niva] !== null));
	const sum = (pick: (sone: Soneboliger) => Tre | undefined) =>
		tre((niva) =>
			soner.length > 0 && kjente.length === 0
				? null
				: kjente.reduce((n, sone) => n + (pick(sone)?.[niva] ?? 0), 0)
		);
	return {
		dwellings: sum((s) => s.dwellings),
		theoretical: sum((s) => s.theoretical),
		periods: [0, 1, 2].map((i) => sum((s) => s.periods[i])),
		theoreticalPeriods: [0, 1, 2].map((i) => sum((s) => s.theoreticalPeriods[i]))
	};
};

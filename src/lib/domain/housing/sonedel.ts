import type { Bevisobjekt, Tilstand } from '../bevis.ts';
import { boligformal, type Boligformal, type TellendeStatus } from './formal.ts';
import { arealregning, type Flate } from './arealregning.ts';
import type { Arealvalg } from './arealvalg.ts';
import { FRADRAGSREKKE, INGEN_FRADRAG, type Datatema, type Fradragsslag } from './fradrag.ts';
import type { Klasseareal } from './kapasitet.ts';
import { parameterFor, type Boligparameter, type Parametersett } from './parametre.ts';

/**
 * tettsted · utenfor: mapped, and in no tettsted · ukartlagt: the tettsted data do not reach here · uvurdert: they are
 * not loaded.
 */
export type Stedslag = 'tettsted' | 'utenfor' | 'ukartlagt' | 'uvurdert';

/** A piece of a zone that lies in one place, and whose deductions are all known or none. Areas by PostGIS, m². */
export interface Sonedel {
	readonly lokalId: string;
	readonly omrNavn: string | null;
	/** Code list, or the object type where its codes have no list. */
	readonly liste: string;
	/** null: the file's code is missing or unknown. */
	readonly kode: number | null;
	/** null: the plan does not say. */
	readonly arealbruksstatus: TellendeStatus | null;
	readonly stedslag: Stedslag;
	/** Name of the tettsted; null for the other three. */
	readonly tettsted: string | null;
	/** Do the data sets that deductions are taken from cover it, and are they loaded? */
	readonly fradragene: Tilstand;
	/** The themes that are not known somewhere in it; none where all are. */
	readonly mangler: readonly Datatema[];
	readonly bruttoM2: number;
	/** What it is parted into by what lies over it. */
	readonly flater: readonly Flate[];
	readonly fradragM2: Readonly<Record<Fradragsslag, number>>;
	readonly nettoM2: number;
	/** The part of the net area on which something must come first (rekkefølgekrav). */
	readonly betingetM2: number;
	/** For a combined zone: its purposes and their shares, as far as they are set. */
	readonly fordeling: readonly { readonly kode: number; readonly andel: number }[];
}

/** A piece as it was measured, before anything is taken out. */
export type MaltSonedel = Omit<Sonedel, 'fradragM2' | 'nettoM2' | 'betingetM2'>;

const medFradrag = (del: MaltSonedel, valg: Arealvalg): Sonedel => ({
	...del,
	...arealregning(del.flater, del.arealbruksstatus, valg)
});

const areal = (flater: readonly Flate[]): number => flater.reduce((n, { m2 }) => n + m2, 0);

/** The piece with its deductions. Where AR5 itself says «ikke kartlagt», that part is a piece of its own. */
export function somSonedeler(del: MaltSonedel, valg: Arealvalg): Sonedel[] {
	const { true: ukjente = [], false: kjente = [] } = Object.groupBy(
		del.flater,
		({ slag }) => String(slag.includes('ar5-ukjent')) as 'true' | 'false'
	);
	if (ukjente.length === 0 || del.fradragene !== 'kjent') return [medFradrag(del, valg)];
	const ukjentDel: MaltSonedel = {
		...del,
		fradragene: 'ikke kartlagt',
		mangler: ['ar5'],
		bruttoM2: areal(ukjente),
		flater: ukjente
	};
	const kjentDel: MaltSonedel = { ...del, bruttoM2: del.bruttoM2 - areal(ukjente), flater: kjente };
	return [...(kjente.length > 0 ? [medFradrag(kjentDel, valg)] : []), medFradrag(ukjentDel, valg)];
}

/** A share of a piece that is reckoned with one set of parameters. */
export interface Bidrag {
	readonly del: Sonedel;
	/** 0–1 of the piece. */
	readonly andel: number;
	readonly parameter: Boligparameter;
}

/** A share of a piece for which no dwellings can be told, and why. */
export interface Ufordelt {
	readonly del: Sonedel;
	readonly andel: number;
	readonly hvorfor:
		'uten status' | 'ukjent formål' | 'ikke fordelt' | 'uten parameter' | 'etter bestemmelsene';
}

export interface Fordeling {
	readonly bidrag: readonly Bidrag[];
	readonly ufordelt: readonly Ufordelt[];
}

/** Splits one piece by purpose. Shares for other purposes than housing are known to hold none, and leave nothing. */
function fordelDel(del: Sonedel, parametre: Parametersett): Fordeling {
	if (del.kode === null)
		return { bidrag: [], ufordelt: [{ del, andel: 1, hvorfor: 'ukjent formål' }] };
	const formal = boligformal(del.liste, del.kode);
	if (!formal) return { bidrag: [], ufordelt: [] };
	const andeler =
		formal.regnemate === 'andeler'
			? del.fordeling
			: [{ kode: formal.parameter ?? BOLIGBEBYGGELSE, andel: 1 }];
	const fordelt = andeler
		.filter(({ kode }) => boligformal('KpArealformal', kode))
		.map(({ kode, andel }) => fordelAndel(del, formal, kode, andel, parametre));
	const rest = 1 - andeler.reduce((n, { andel }) => n + andel, 0);
	const hvorfor = del.arealbruksstatus === null ? 'uten status' : 'ikke fordelt';
	const ufordelt: Ufordelt[] = rest > 1e-9 ? [{ del, andel: rest, hvorfor }] : [];
	return {
		bidrag: fordelt.filter((f) => 'parameter' in f),
		ufordelt: [...fordelt.filter((f) => 'hvorfor' in f), ...ufordelt]
	};
}

const BOLIGBEBYGGELSE = 1110;

/** One share of a piece: reckoned with its parameters, or why it cannot be. */
function fordelAndel(
	del: Sonedel,
	{ regnemate }: Boligformal,
	kode: number,
	andel: number,
	parametre: Parametersett
): Bidrag | Ufordelt {
	if (del.arealbruksstatus === null) return { del, andel, hvorfor: 'uten status' };
	if (regnemate === 'regulering') return { del, andel, hvorfor: 'etter bestemmelsene' };
	const parameter = parameterFor(parametre, kode, del.arealbruksstatus);
	if (!parameter)
		return {
			del,
			andel,
			hvorfor: regnemate === 'bestemmelse' ? 'etter bestemmelsene' : 'uten parameter'
		};
	return parameter.boligerPerDaa
		? { del, andel, parameter }
		: { del, andel, hvorfor: 'etter bestemmelsene' };
}

/** Which parts of the zones are reckoned with which parameters, and which cannot be reckoned at all? */
export function fordel(deler: readonly Sonedel[], parametre: Parametersett): Fordeling {
	const each = deler.map((del) => fordelDel(del, parametre));
	return { bidrag: each.flatMap((f) => f.bidrag), ufordelt: each.flatMap((f) => f.ufordelt) };
}

export const sonenavn = ({ omrNavn, kode, lokalId }: Sonedel): string =>
	omrNavn ?? `${kode ?? 'uten kode'} (${lokalId.slice(0, 8)})`;

const fradragI = ({ fradragM2 }: Sonedel): number =>
	FRADRAGSREKKE.reduce((n, slag) => n + fradragM2[slag], 0);

/** Net area of `andel` of a piece, as gross less its deductions (dekar). */
export const nettoDaa = (del: Sonedel, andel: number): number =>
	(andel * (del.bruttoM2 - fradragI(del))) / 1000;

/** A list of zones with their areas, pieces of one zone put together. */
export function somObjekter(
	deler: readonly { readonly del: Sonedel; readonly andel: number }[],
	areal: (del: Sonedel, andel: number) => number = nettoDaa
): Bevisobjekt[] {
	const byId = new Map<string, Bevisobjekt>();
	for (const { del, andel } of deler) {
		const before = byId.get(del.lokalId)?.bidrag ?? 0;
		byId.set(del.lokalId, {
			lokalId: del.lokalId,
			navn: sonenavn(del),
			bidrag: before + areal(del, andel)
		});
	}
	return [...byId.values()];
}

/** The areas of one class, added up. */
export function klasseareal(bidrag: readonly Bidrag[]): Klasseareal {
	const total = (value: (del: Sonedel) => number) =>
		bidrag.reduce((n, { del, andel }) => n + andel * value(del), 0);
	return {
		bruttoM2: total((del) => del.bruttoM2),
		fradragM2: FRADRAGSREKKE.reduce(
			(alle, slag) => ({ ...alle, [slag]: total((del) => del.fradragM2[slag]) }),
			INGEN_FRADRAG
		),
		objekter: somObjekter(bidrag)
	};
}

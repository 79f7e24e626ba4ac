import { kodeverdi } from '../codelists/index.ts';
import type { Arealbruksstatus } from './planobjekt.ts';

/**
 * What became of an object from one state of a plan to another. `recoded` comes before `reshaped` (then `reshaped` is
 * true beside it); `properties`: neither code nor shape, but name, status or something else that is written of it.
 */
export type Diffslag = 'new' | 'removed' | 'recoded' | 'reshaped' | 'properties';

/** A change between two states is a sliver where it is smaller, or on the average thinner, than this. */
export const SLIVER = { areaM2: 10, widthM: 0.5 } as const;

/** An object as one of the two states has it. */
export interface Diffside {
	readonly objekttype: string;
	readonly kodeliste: string | null;
	readonly kode: number | null;
	readonly arealbruksstatus: Arealbruksstatus | null;
	readonly omrNavn: string | null;
	/** m² by PostGIS; 0 for lines and points. */
	readonly areaM2: number;
	/** m; 0 for all but lines. */
	readonly lengthM: number;
}

/** An object that differs between the two states, as the database has measured it. */
export interface Malt {
	readonly lokalId: string;
	readonly tema: string;
	/** null: the object is not there. */
	readonly fra: Diffside | null;
	readonly til: Diffside | null;
	/** It covers the same ground in both, whichever vertices it is written with. */
	readonly sameShape: boolean;
	/** Names of the properties that differ, where it is in both. */
	readonly properties: readonly string[];
	/** Ground that it left and took, m². */
	readonly lostM2: number;
	readonly gainedM2: number;
	/** Outline of that ground, m. */
	readonly edgeM: number;
	/** West, south, east, north in lng/lat of both states of it. */
	readonly bbox: readonly [number, number, number, number];
	/** lng, lat of a point in it, as it is after, else as it was. */
	readonly at: readonly [number, number];
}

/** So much ground went from one purpose to another. null: no purpose, or (by the key) one whose code is missing. */
export interface Overgang {
	readonly from: number | null;
	readonly to: number | null;
	readonly areaM2: number;
	/** As in `Formalssum.key`: tells codes of different lists, and a missing code from no purpose. */
	readonly fromKey: string;
	readonly toKey: string;
}

export interface Diffobjekt {
	readonly lokalId: string;
	readonly change: Diffslag;
	/** Its shape differs (also where it is new or gone: false). */
	readonly reshaped: boolean;
	/** Its shape differs by slivers alone (SLIVER), and nothing else does. */
	readonly sliver: boolean;
	readonly tema: string;
	/** As the later state has it, else as the earlier had. */
	readonly objekttype: string;
	readonly name: string | null;
	/** Codes; null: it is not there, or has no code. */
	readonly from: number | null;
	readonly to: number | null;
	readonly fromObject: Diffside | null;
	readonly toObject: Diffside | null;
	readonly properties: readonly string[];
	/**
	 * m² that the change is about: of a new, removed or recoded object all the ground it covers before or after; of a
	 * reshaped one what it left and took; 0 where only properties differ, and for lines and points.
	 */
	readonly areaM2: number;
	readonly gainedM2: number;
	readonly lostM2: number;
	/** Of a purpose: what became of the ground that this object has or had, where its purpose is another now. */
	readonly ground: readonly Overgang[];
	readonly bbox: readonly [number, number, number, number];
	readonly at: readonly [number, number];
}

/** A purpose in the matrix, and what it covers before and after. */
export interface Formalssum {
	/** `KpArealformal:1110`, `:2010` where no list is known, `uten-kode`, or `ingen` for ground without a purpose. */
	readonly key: string;
	readonly kode: number | null;
	/** null: the code has no name here. */
	readonly name: string | null;
	readonly fromM2: number;
	readonly toM2: number;
}

/** A small or thin piece of ground whose purpose differs: more often a border drawn twice than a decision. */
export interface Sliver extends Overgang {
	/** Twice its area by its outline, m. */
	readonly widthM: number;
	/** lng, lat of a point in it. */
	readonly at: readonly [number, number];
	/** The purposes it is of, before and after. */
	readonly objects: readonly string[];
}

export const INGEN = 'ingen';
const UTEN_KODE = 'uten-kode';

/** The purpose of an object in the matrix. */
export const formalsnokkel = ({ kodeliste, kode }: Pick<Diffside, 'kodeliste' | 'kode'>): string =>
	kode === null ? UTEN_KODE : `${kodeliste ?? ''}:${kode}`;

/** The code that stands in a key; null for none. */
export const kodeOf = (key: string): number | null => {
	const [, kode] = key.split(':');
	return kode === undefined ? null : Number(kode);
};

const navnOf = (key: string): string | null => {
	const [liste = '', kode] = key.split(':');
	return kode === undefined ? null : (kodeverdi(liste, Number(kode))?.navn ?? null);
};

export const overgang = (fromKey: string, toKey: string, areaM2: number): Overgang => ({
	from: kodeOf(fromKey),
	to: kodeOf(toKey),
	areaM2,
	fromKey,
	toKey
});

const hasOtherCode = (fra: Diffside, til: Diffside): boolean =>
	fra.kode !== til.kode || fra.kodeliste !== til.kodeliste || fra.objekttype !== til.objekttype;

/** What became of the object? null: nothing that anyone would call a change (the same ground with other vertices). */
export function diffslag({ fra, til, sameShape, properties }: Malt): Diffslag | null {
	if (!fra) return 'new';
	if (!til) return 'removed';
	if (hasOtherCode(fra, til)) return 'recoded';
	if (!sameShape) return 'reshaped';
	return properties.length > 0 ? 'properties' : null;
}

/** Is this ground a sliver? By its area, or by its mean width. */
export const isSliver = (areaM2: number, edgeM: number): boolean =>
	areaM2 < SLIVER.areaM2 || (2 * areaM2) / edgeM < SLIVER.widthM;

const changedM2 = (change: Diffslag, { fra, til, lostM2, gainedM2 }: Malt): number => {
	if (change === 'new') return til?.areaM2 ?? 0;
	if (change === 'removed') return fra?.areaM2 ?? 0;
	if (change === 'recoded') return (fra?.areaM2 ?? 0) + gainedM2;
	return change === 'reshaped' ? lostM2 + gainedM2 : 0;
};

/** The object as the answer tells it; null where nothing is changed. */
export function diffobjekt(malt: Malt, ground: readonly Overgang[]): Diffobjekt | null {
	const { lokalId, tema, fra, til, sameShape, properties, lostM2, gainedM2, edgeM, bbox, at } =
		malt;
	const change = diffslag(malt);
	if (!change) return null;
	const inBoth = fra !== null && til !== null;
	const now = til ?? fra;
	return {
		lokalId,
		change,
		reshaped: inBoth && !sameShape,
		sliver:
			change === 'reshaped' &&
			properties.length === 0 &&
			(fra?.areaM2 ?? 0) > 0 &&
			isSliver(lostM2 + gainedM2, edgeM),
		tema,
		objekttype: now?.objekttype ?? '',
		name: now?.omrNavn ?? null,
		from: fra?.kode ?? null,
		to: til?.kode ?? null,
		fromObject: fra,
		toObject: til,
		properties,
		areaM2: changedM2(change, malt),
		gainedM2: inBoth ? gainedM2 : (til?.areaM2 ?? 0),
		lostM2: inBoth ? lostM2 : (fra?.areaM2 ?? 0),
		ground,
		bbox,
		at
	};
}

/** The same ground from the same purpose to the same, as one; the largest first. */
export function summert(overganger: Iterable<Overgang>): Overgang[] {
	const sums = new Map<string, Overgang>();
	for (const { fromKey, toKey, areaM2 } of overganger) {
		const key = `${fromKey} ${toKey}`;
		sums.set(key, overgang(fromKey, toKey, (sums.get(key)?.areaM2 ?? 0) + areaM2));
	}
	return [...sums.values()].sort((a, b) => b.areaM2 - a.areaM2);
}

/** The purposes of a matrix in order of their codes, each with its row sum (before) and column sum (after). */
export function formalssummer(matrix: readonly Overgang[]): Formalssum[] {
	const keys = new Set(matrix.flatMap(({ fromKey, toKey }) => [fromKey, toKey]));
	const sum = (of: (cell: Overgang) => boolean) =>
		matrix.filter(of).reduce((total, { areaM2 }) => total + areaM2, 0);
	const order = (key: string) => kodeOf(key) ?? (key === UTEN_KODE ? 1e6 : 1e7);
	return [...keys]
		.sort((a, b) => order(a) - order(b) || a.localeCompare(b, 'nb'))
		.map((key) => ({
			key,
			kode: kodeOf(key),
			name: navnOf(key),
			fromM2: sum(({ fromKey }) => fromKey === key),
			toM2: sum(({ toKey }) => toKey === key)
		}));
}

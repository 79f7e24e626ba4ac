import type { Diffobjekt } from './diff.ts';
import { diffslag } from './difford.ts';
import { formatDaa } from '../tall.ts';

/** An object that was changed on at least one of the two ways from a common ancestor. */
export interface Treveisobjekt {
	readonly lokalId: string;
	readonly name: string | null;
	readonly tema: string;
	readonly changedIn: 'a' | 'b' | 'both';
	/** It is alike in a and b now. */
	readonly same: boolean;
	/** From the ancestor to a; null: as it was. */
	readonly a: Diffobjekt | null;
	readonly b: Diffobjekt | null;
	/** m² that differ between a and b. */
	readonly areaM2: number;
	/** What happened, in words. */
	readonly sentence: string;
}

/** What came of a common ancestor on two ways. */
export interface Treveis {
	readonly objects: readonly Treveisobjekt[];
	readonly onlyA: number;
	readonly onlyB: number;
	readonly both: number;
	/**
	 * Objects of which b is not as a is: where a is what was heard and b what is to be adopted, these must be heard again
	 * (pbl § 11-15).
	 */
	readonly notHeard: readonly string[];
	readonly sentence: string;
}

/** The names of the three, as people know them. */
export interface Treveisnavn {
	readonly ancestor: string;
	readonly a: string;
	readonly b: string;
}

const hvaSom = (o: Diffobjekt): string => {
	const slag = diffslag(o).toLowerCase();
	return o.areaM2 > 0 ? `${slag}, ${formatDaa(o.areaM2)}` : slag;
};

function setning(
	{ changedIn, same, a, b }: Omit<Treveisobjekt, 'sentence'>,
	navn: Treveisnavn
): string {
	if (a && b)
		return same
			? `Endret likt i «${navn.a}» og «${navn.b}» (${hvaSom(b)}).`
			: `Endret på hver sin måte: ${hvaSom(a)} i «${navn.a}», ${hvaSom(b)} i «${navn.b}».`;
	if (changedIn === 'a' && a)
		return `Endret bare i «${navn.a}» (${hvaSom(a)}). I «${navn.b}» er det som i «${navn.ancestor}».`;
	return b
		? `Endret bare i «${navn.b}» (${hvaSom(b)}). I «${navn.a}» er det som i «${navn.ancestor}».`
		: '';
}

const byId = (objects: readonly Diffobjekt[]) => new Map(objects.map((o) => [o.lokalId, o]));

function oppsummert(notHeard: number, areaM2: number, { a, b }: Treveisnavn): string {
	if (notHeard === 0)
		return `«${b}» er som «${a}». Er «${a}» det som ble hørt, trengs ingen ny høring.`;
	const objekter = notHeard === 1 ? '1 objekt er annerledes' : `${notHeard} objekter er annerledes`;
	return `${objekter} i «${b}» enn i «${a}» (${formatDaa(areaM2)} med annet formål). Er «${a}» det som ble hørt, må dette høres på nytt før vedtak (pbl § 11-15).`;
}

/**
 * What was changed from an ancestor to a, to b, and to both, by what differs from the ancestor to each of them and between
 * the two. Slivers count as changes: what was heard is told to the centimetre. `changedM2`: the ground whose purpose
 * differs between a and b.
 */
export function treveis(
	{ toA, toB, aToB }: Record<'toA' | 'toB' | 'aToB', readonly Diffobjekt[]>,
	changedM2: number,
	navn: Treveisnavn
): Treveis {
	const [inA, inB, between] = [byId(toA), byId(toB), byId(aToB)];
	const ids = [...new Set([...inA.keys(), ...inB.keys(), ...between.keys()])];
	const objects = ids.map((lokalId): Treveisobjekt => {
		const [a, b] = [inA.get(lokalId) ?? null, inB.get(lokalId) ?? null];
		const now = between.get(lokalId);
		const known = now ?? b ?? a;
		const objekt = {
			lokalId,
			name: known?.name ?? null,
			tema: known?.tema ?? '',
			changedIn: a && b ? ('both' as const) : a ? ('a' as const) : ('b' as const),
			same: !now,
			a,
			b,
			areaM2: now?.areaM2 ?? 0
		};
		return { ...objekt, sentence: setning(objekt, navn) };
	});
	const count = (which: Treveisobjekt['changedIn']) =>
		objects.filter(({ changedIn }) => changedIn === which).length;
	return {
		objects: objects.sort((x, y) => y.areaM2 - x.areaM2),
		onlyA: count('a'),
		onlyB: count('b'),
		both: count('both'),
		notHeard: [...between.keys()],
		sentence: oppsummert(between.size, changedM2, navn)
	};
}

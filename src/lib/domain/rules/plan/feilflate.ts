import type { Position } from 'geojson';
import { Boksetre, boksRundt } from '../../geometri/boksetre.ts';
import { ringAreal, type Ring } from '../../geometri/flater.ts';
import { isFormal, type Kant } from './balanse.ts';
import type { Preparert } from './regel.ts';
import { selvkryss } from './ringkryss.ts';

/** A piece of ground with no purpose (glipe), with two (overlapp), or with one outside the plan area (utenfor). */
export interface Feilflate {
	readonly slag: 'glipe' | 'overlapp' | 'utenfor';
	readonly areaM2: number;
	readonly ring: Ring;
	/** The purposes beside a gap, or those that lie there. */
	readonly eiere: ReadonlySet<Preparert>;
}

/** A step along the border of a purpose, or backwards along that of the plan area. */
interface Steg {
	readonly fra: number;
	readonly til: number;
	readonly kant: Kant;
}

const stegOf = (kant: Kant): Steg =>
	isFormal(kant) ? { fra: kant.fra, til: kant.til, kant } : { fra: kant.til, til: kant.fra, kant };

/** The steps that are more than those back between the same two vertices; null: more than one more. */
function flertall(steg: readonly Steg[]): readonly Steg[] | null {
	const fram = steg.filter(({ fra }) => fra === steg[0]?.fra);
	const tilbake = steg.filter((s) => !fram.includes(s));
	const antall = fram.length - tilbake.length;
	if (Math.abs(antall) > 1) return null;
	return antall === 0 ? [] : antall > 0 ? fram : tilbake;
}

/** The steps of sides that hang together as one walk around, those side by side together; null where they are not one. */
function rundtur(kanter: readonly Kant[]): (readonly Steg[])[] | null {
	const byEnds = Map.groupBy(
		kanter.map(stegOf),
		({ fra, til }) => `${Math.min(fra, til)} ${Math.max(fra, til)}`
	);
	const ut = new Map<number, readonly Steg[]>();
	for (const samme of byEnds.values()) {
		const steg = flertall(samme);
		const [forste] = steg ?? [];
		if (!steg || (forste && ut.has(forste.fra))) return null;
		if (forste) ut.set(forste.fra, steg);
	}
	const [start] = ut.values();
	const tur: (readonly Steg[])[] = [];
	for (let steg = start; steg && tur.length < ut.size; steg = ut.get(steg[0]?.til ?? -1))
		tur.push(steg);
	const isRound = start && tur.at(-1)?.[0]?.til === start[0]?.fra;
	return isRound && tur.length === ut.size ? tur : null;
}

function flateOf(
	tur: readonly (readonly Steg[])[],
	kanter: readonly Kant[],
	punkter: readonly Position[]
): Feilflate | null {
	const [start] = tur;
	const ring = [...tur, start].map((steg) => punkter[steg?.[0]?.fra ?? -1] ?? []);
	if (selvkryss(ring)) return null;
	const areal = ringAreal(ring);
	if (areal === 0) return null;
	const langs = tur.flat().map(({ kant }) => kant);
	const slag = areal < 0 ? 'glipe' : langs.every(isFormal) ? 'overlapp' : 'utenfor';
	const eiere = (slag === 'glipe' ? kanter : langs).filter(isFormal).map(({ eier }) => eier);
	return { slag, areaM2: Math.abs(areal), ring, eiere: new Set(eiere) };
}

/**
 * What do sides that do not fit go around, each group of them? Their sum is the border of what is covered too often or too
 * seldom: clockwise around ground with one purpose too few, counterclockwise where one is too many. Right to the tolerance along
 * the sides for a group that is one walk around, does not meet itself, and has no other group near, which could lie inside it; null for the others.
 */
export function feilflater(
	grupper: readonly (readonly Kant[])[],
	punkter: readonly Position[]
): (Feilflate | null)[] {
	const bokser = grupper.map((kanter) =>
		boksRundt(kanter.flatMap(({ fra, til }) => [punkter[fra] ?? [], punkter[til] ?? []]))
	);
	const tre = new Boksetre(bokser);
	return grupper.map((kanter, nr) => {
		const boks = bokser[nr];
		const near = boks && tre.first(boks, (annen) => (annen === nr ? null : true));
		const tur = near ? null : rundtur(kanter);
		return tur && flateOf(tur, kanter, punkter);
	});
}

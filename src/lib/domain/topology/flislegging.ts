import type { Boks } from '../geometri/boksetre.ts';
import { Kantnett, type Kant } from './kantnett.ts';
import {
	at,
	boksOm,
	cyclic,
	eachEdge,
	lengthCm,
	same,
	type Cm,
	type RingCm,
	type Sone
} from './punkt.ts';

/** What an edit does: whole new shapes of every zone that it touches. */
export interface Edit {
	readonly before: ReadonlyMap<string, Sone>;
	/** null: the zone is gone. */
	readonly after: ReadonlyMap<string, Sone | null>;
	/** New zones; `like` is the zone whose properties it takes, null where it is something of its own. */
	readonly created: ReadonlyMap<string, { readonly sone: Sone; readonly like: string | null }>;
	/** The zone that was moved or turned as it is: where its area is another one afterwards, it is told why. */
	readonly moved?: string;
}

/** Is the whole tiling here (true), or every zone that meets a box? */
export type Helhet = boolean | Boks;

/**
 * Zones side by side, with indexes: edges by their ends and by place. What an edit does to it takes time by the size of the
 * edit, not of the plan. Imported flaws (gaps, overlaps) are taken as they are.
 */
export class Flislegging {
	readonly #soner = new Map<string, Sone>();
	readonly #kanter = new Kantnett();
	#isWhole: Helhet;

	constructor(soner: Iterable<Sone> = [], isWhole: Helhet = true) {
		this.#isWhole = isWhole;
		this.add(soner);
	}

	get size(): number {
		return this.#soner.size;
	}

	get(id: string): Sone | undefined {
		return this.#soner.get(id);
	}

	soner(): IterableIterator<Sone> {
		return this.#soner.values();
	}

	/** Adds zones as they are fetched; one that is here already is replaced. `isWhole` tells what is here now. */
	add(soner: Iterable<Sone>, isWhole?: Helhet): void {
		for (const sone of soner) this.#set(sone.id, sone);
		if (isWhole !== undefined) this.#isWhole = isWhole;
	}

	remove(ids: Iterable<string>): void {
		for (const id of ids) this.#set(id, null);
	}

	apply({ after, created }: Edit): void {
		for (const [id, sone] of after) this.#set(id, sone);
		for (const [id, { sone }] of created) this.#set(id, sone);
	}

	revert({ before, created }: Edit): void {
		for (const id of created.keys()) this.#set(id, null);
		for (const [id, sone] of before) this.#set(id, sone);
	}

	#set(id: string, sone: Sone | null): void {
		const old = this.#soner.get(id);
		const [was, is] = changedEdges(old ? ringsOf(old) : [], sone ? ringsOf(sone) : []);
		for (const [a, b] of was) this.#kanter.remove(a, b, id);
		for (const [a, b] of is) this.#kanter.add(a, b, id);
		if (sone) this.#soner.set(id, sone);
		else this.#soner.delete(id);
	}

	/** Is every zone at this place here? */
	knows(p: Cm): boolean {
		if (typeof this.#isWhole === 'boolean') return this.#isWhole;
		const [w, s, e, n] = this.#isWhole;
		return p[0] >= w && p[0] <= e && p[1] >= s && p[1] <= n;
	}

	/** The edge between two places, in whatever direction. */
	kant(a: Cm, b: Cm): Kant | undefined {
		return this.#kanter.find(a, b);
	}

	/** The edges that end in a place. */
	kanterAt(p: Cm): readonly Kant[] {
		return this.#kanter.around(p);
	}

	/** The edges whose own box meets the given one. */
	kanterNear(box: Boks): ReadonlySet<Kant> {
		return this.#kanter.near(box);
	}

	/** The zones that hold a place, all of them where it is on a border. */
	zonesAt(p: Cm): Set<string> {
		const on = this.#kanter.through(p);
		if (on.length > 0) return new Set(on.flatMap(({ left, right }) => [...left, ...right]));
		return new Set(this.#kanter.westOfNext(p));
	}

	/** The zones that meet a box; a few more may come along, whose edges have boxes that do. */
	zonesIn(box: Boks): Set<string> {
		const found = this.zonesAt([Math.round(box[0]), Math.round(box[1])]);
		for (const { left, right } of this.#kanter.near(box)) {
			for (const id of left) found.add(id);
			for (const id of right) found.add(id);
		}
		return found;
	}

	/** The zones that share a border with this one, with its length in centimetres. */
	neighboursOf(id: string): Map<string, number> {
		const lengths = new Map<string, number>();
		for (const ring of ringsOf(this.#soner.get(id) ?? { id, flater: [] })) {
			eachEdge(ring, (a, b) => {
				const kant = this.#kanter.find(a, b);
				if (!kant) return;
				for (const other of same(kant.a, a) ? kant.right : kant.left)
					lengths.set(other, (lengths.get(other) ?? 0) + lengthCm(a, b));
			});
		}
		return lengths;
	}
}

const ringsOf = (sone: Sone): RingCm[] => sone.flater.flat();

type Edge = readonly [Cm, Cm];

function edgesOf(rings: readonly RingCm[]): Edge[] {
	const edges: Edge[] = [];
	for (const ring of rings) eachEdge(ring, (a, b) => edges.push([a, b]));
	return edges;
}

/** The edges to take out and put in when rings change; a ring of which a stretch alone changes gives that stretch. */
function changedEdges(was: readonly RingCm[], is: readonly RingCm[]): [Edge[], Edge[]] {
	if (was.length !== is.length) return [edgesOf(was), edgesOf(is)];
	const [out, into]: [Edge[], Edge[]] = [[], []];
	was.forEach((ring, i) => {
		const next = at(is, i);
		if (ring === next) return;
		const [from, end] = commonEnds(ring, next);
		stretch(ring, from, ring.length - end, out);
		stretch(next, from, next.length - end, into);
	});
	return [out, into];
}

/** How many vertices two rings share at the start, and at the end. */
function commonEnds(a: RingCm, b: RingCm): [number, number] {
	const least = Math.min(a.length, b.length);
	let from = 0;
	while (from < least && same(at(a, from), at(b, from))) from++;
	let end = 0;
	while (end < least - from && same(cyclic(a, -1 - end), cyclic(b, -1 - end))) end++;
	return [from, end];
}

/** The edges of a ring that touch its vertices from `from` up to `to`, and the one over an empty stretch. */
function stretch(ring: RingCm, from: number, to: number, into: Edge[]): void {
	const last = Math.min(to, from + ring.length - 1);
	for (let i = from; i <= last; i++) into.push([cyclic(ring, i - 1), cyclic(ring, i)]);
}

/** The box around a zone. */
export const boksOmSone = (sone: Sone, margin = 0): Boks => boksOm(sone.flater.flat(2), margin);

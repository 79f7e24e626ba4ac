import type { Flislegging } from './flislegging.ts';
import { misplacedRing } from './gyldig.ts';
import { Kantnett, type Kant } from './kantnett.ts';
import {
	boksOm,
	collides,
	cyclic,
	key,
	orient,
	same,
	type Cm,
	type RingCm,
	type Sone
} from './punkt.ts';
import { LAST, notLoaded, refuse, reshaped, type Avslag, type Utfall } from './utfall.ts';

type Edge = readonly [Cm, Cm];

const PUNKTET_BORTE =
	'Her er det ikke noe punkt lenger: grensa er endret i mellomtida. Velg sonen på nytt, så vises punktene som de er.';

const isOutline = ({ left, right }: Kant): boolean => left.length === 0 || right.length === 0;

const zonesOf = (kanter: Iterable<Kant>): Set<string> =>
	new Set([...kanter].flatMap(({ left, right }) => [...left, ...right]));

/** Would new edges cross, or touch, one another or what stays? */
function collision(t: Flislegging, gone: ReadonlySet<Kant>, edges: readonly Edge[]): Cm | null {
	const fresh = new Kantnett();
	for (const [a, b] of edges) fresh.add(a, b, 'ny');
	for (const [a, b] of edges) {
		const box = boksOm([a, b]);
		const own = fresh.find(a, b);
		if (own && own.left.length + own.right.length > 1) return a;
		const others = [...t.kanterNear(box), ...fresh.near(box)];
		const hit = others.find((k) => k !== own && !gone.has(k) && collides(a, b, k.a, k.b));
		if (hit) return t.kanterAt(a).length > 0 ? b : a;
	}
	return null;
}

const KRYSSER =
	'Da ville grenser krysse eller røre hverandre. Flytt mindre, eller del eller slå sammen områdene i stedet.';

/** Gives the zones beside some edges new rings, where other edges take their place. */
function redrawn(
	t: Flislegging,
	gone: ReadonlySet<Kant>,
	edges: readonly Edge[],
	ringOf: (ring: RingCm) => RingCm
): Utfall {
	const place = collision(t, gone, edges);
	if (place) return refuse(KRYSSER, place);
	const sweep = boksOm([...edges.flat(), ...[...gone].flatMap(({ a, b }) => [a, b])]);
	const after = new Map<string, Sone>();
	for (const id of zonesOf(gone)) {
		const sone = t.get(id);
		if (!sone) continue;
		const moved = { id, flater: sone.flater.map((flate) => flate.map(ringOf)) };
		const misplaced = misplacedRing(moved, sweep);
		if (misplaced) return refuse(KRYSSER, misplaced);
		after.set(id, moved);
	}
	return reshaped(t, after);
}

/** What hinders a place from being moved to another, looked at by itself? */
function hindrance(t: Flislegging, from: Cm, to: Cm): Avslag | null {
	if (!t.knows(from) || !t.knows(to)) return notLoaded(boksOm([from, to], 100));
	const kanter = t.kanterAt(from);
	if (kanter.length === 0) return refuse(PUNKTET_BORTE, from);
	if (!Number.isInteger(to[0]) || !Number.isInteger(to[1]))
		return refuse('Koordinatene må være hele centimeter. Skriv høyst to desimaler.', from);
	return kanter.some(isOutline) ? refuse(LAST, from) : null;
}

/** Moves vertices (named as in `stedsnavn`) to new places; every zone that shares them follows. */
export function moveVertices(t: Flislegging, moves: ReadonlyMap<string, Cm>): Utfall {
	const to = new Map<number, Cm>();
	const gone = new Set<Kant>();
	for (const [name, target] of moves) {
		const [east = NaN, north = NaN] = name.split(',').map(Number);
		const from: Cm = [east, north];
		if (same(from, target)) continue;
		const hinder = hindrance(t, from, target);
		if (hinder) return hinder;
		to.set(key(from), target);
		for (const kant of t.kanterAt(from)) gone.add(kant);
	}
	const targets = new Set<number>();
	for (const target of to.values()) {
		const k = key(target);
		if (targets.has(k) || (t.kanterAt(target).length > 0 && !to.has(k)))
			return refuse('Det er et annet punkt der. Slett det ene i stedet.', target);
		targets.add(k);
	}
	const moved = (p: Cm): Cm => to.get(key(p)) ?? p;
	const edges = [...gone].map(({ a, b }): Edge => [moved(a), moved(b)]);
	return redrawn(t, gone, edges, (ring) =>
		ring.some((p) => to.has(key(p))) ? ring.map(moved) : ring
	);
}

/** Puts a vertex on the border between two others, for the zones on both sides; aside of it, the border bends. */
export function insertVertex(t: Flislegging, [a, b]: readonly [Cm, Cm], place: Cm): Utfall {
	const kant = t.kant(a, b);
	if (!kant)
		return refuse('Grensa er ikke der lenger. Velg sonen på nytt, så vises den som den er.', a);
	if (!t.knows(place)) return notLoaded(boksOm([a, b, place], 100));
	if (t.kanterAt(place).length > 0)
		return refuse('Her er det et punkt fra før. Flytt det i stedet.', place);
	if (isOutline(kant)) {
		if (!t.knows(a) && !t.knows(b)) return notLoaded(boksOm([a, b], 100));
		if (orient(a, b, place) !== 0) return refuse(LAST, place);
	}
	const isEdge = (p: Cm, q: Cm) => (same(p, a) && same(q, b)) || (same(p, b) && same(q, a));
	return redrawn(
		t,
		new Set([kant]),
		[
			[a, place],
			[place, b]
		],
		(ring) => {
			const i = ring.findIndex((p, nr) => isEdge(p, cyclic(ring, nr + 1)));
			return i < 0 ? ring : [...ring.slice(0, i + 1), place, ...ring.slice(i + 1)];
		}
	);
}

/** Takes out a vertex where just one border passes, for the zones on both sides of it. */
export function deleteVertex(t: Flislegging, place: Cm): Utfall {
	const kanter = t.kanterAt(place);
	const [first, second, third] = kanter;
	if (!first || !second) return refuse(PUNKTET_BORTE, place);
	if (!t.knows(place)) return notLoaded(boksOm([place], 100));
	if (third) return refuse('Her møtes flere grenser. Flytt punktet i stedet.', place);
	const [p, q] = [first, second].map(({ a, b }) => (same(a, place) ? b : a));
	if (!p || !q || t.kant(p, q))
		return refuse('Et område må ha minst tre punkter. Slett området i stedet.', place);
	if (isOutline(first) && orient(p, place, q) !== 0) return refuse(LAST, place);
	return redrawn(t, new Set(kanter), [[p, q]], (ring) =>
		ring.some((r) => same(r, place)) ? ring.filter((r) => !same(r, place)) : ring
	);
}

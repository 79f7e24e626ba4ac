import type { Flislegging } from './flislegging.ts';
import type { Kant } from './kantnett.ts';
import {
	at,
	boksOm,
	eachEdge,
	flateArea2,
	key,
	lengthCm,
	orient,
	placeInFlate,
	ringArea2,
	same,
	type Cm,
	type RingCm
} from './punkt.ts';

/** A zone, or a part of one, that is too small or too thin to be meant. */
export interface Sliver {
	readonly slag: 'sliver';
	readonly id: string;
	/** Which of its parts. */
	readonly flate: number;
	readonly areaM2: number;
	/** How wide it is on the whole: its area over half its border. */
	readonly widthM: number;
	readonly place: Cm;
}

/** An edge of a zone that lacks vertices that its neighbours have on it. */
export interface ManglendePunkt {
	readonly slag: 'manglende-punkt';
	/** The zone that lacks them, and those that have them. */
	readonly id: string;
	readonly neighbours: readonly string[];
	readonly edge: readonly [Cm, Cm];
	/** In order along the edge. */
	readonly points: readonly Cm[];
	/** How far aside of the edge the farthest of them lies. */
	readonly asideCm: number;
	readonly place: Cm;
}

/** A place that no zone has, or that two have. */
export interface Brist {
	readonly slag: 'glipe' | 'overlapp';
	readonly areaM2: number;
	/** Counterclockwise. */
	readonly ring: RingCm;
	/** The zones around it. */
	readonly zones: readonly string[];
	readonly place: Cm;
}

export interface Slivergrense {
	/** Smaller than this, or … */
	readonly areaM2: number;
	/** … thinner than this. */
	readonly widthM: number;
}

/** Zones and parts of zones under a stated size, or thinner than a stated width. */
export function findSlivers(t: Flislegging, grense: Slivergrense): Sliver[] {
	const found: Sliver[] = [];
	for (const { id, flater } of t.soner())
		flater.forEach((flate, nr) => {
			let border = 0;
			for (const ring of flate) eachEdge(ring, (a, b) => (border += lengthCm(a, b)));
			const area2 = flateArea2(flate);
			const [areaM2, widthM] = [area2 / 20_000, area2 / border / 100];
			const [place] = flate[0] ?? [];
			if (place && (areaM2 < grense.areaM2 || widthM < grense.widthM))
				found.push({ slag: 'sliver', id, flate: nr, areaM2, widthM, place });
		});
	return found;
}

/** The zone's edges that nothing has the other way around, in the direction that has the zone on the left. */
function openEdges(t: Flislegging): { id: string; a: Cm; b: Cm }[] {
	const open: { id: string; a: Cm; b: Cm }[] = [];
	for (const sone of t.soner())
		for (const ring of sone.flater.flat())
			eachEdge(ring, (a, b) => {
				const kant = t.kant(a, b);
				const isOpen = kant && kant.left.length !== kant.right.length;
				if (isOpen && (t.knows(a) || t.knows(b))) open.push({ id: sone.id, a, b });
			});
	return open;
}

/** Farther than this from an edge is not meant to be on it. */
const ON_CM = 1;

/** How far aside of the edge p lies and how far along it; null: not between its ends, or too far off. */
function beside(p: Cm, a: Cm, b: Cm): { aside: number; along: number } | null {
	const length = lengthCm(a, b);
	const aside = Math.abs(orient(a, b, p)) / length;
	const along = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length;
	return aside <= ON_CM && along > 0 && along < length ? { aside, along } : null;
}

const zonesBeside = (kanter: Iterable<Kant>): string[] =>
	[...kanter].flatMap(({ left, right }) => [...left, ...right]);

/** Edges that lack a vertex which a neighbour has on them, or within a centimetre of them. */
export function findMissingVertices(t: Flislegging): ManglendePunkt[] {
	return openEdges(t).flatMap(({ id, a, b }): ManglendePunkt[] => {
		const on = new Map<number, { p: Cm; aside: number; along: number }>();
		for (const { a: c, b: d, left, right } of t.kanterNear(boksOm([a, b], ON_CM))) {
			if (left.length === right.length) continue;
			for (const p of [c, d]) {
				const where = beside(p, a, b);
				if (where && !zonesBeside(t.kanterAt(p)).includes(id)) on.set(key(p), { p, ...where });
			}
		}
		const points = [...on.values()].sort((p, q) => p.along - q.along);
		const [first] = points;
		if (!first) return [];
		const neighbours = new Set(points.flatMap(({ p }) => zonesBeside(t.kanterAt(p))));
		return [
			{
				slag: 'manglende-punkt',
				id,
				neighbours: [...neighbours],
				edge: [a, b],
				points: points.map(({ p }) => p),
				asideCm: Math.max(...points.map(({ aside }) => aside)),
				place: first.p
			}
		];
	});
}

/** A place inside a ring, with decimals: on a line between two of its vertices, somewhere between the first two sides there. */
function inner(ring: RingCm): [number, number] {
	const heights = [...new Set(ring.map(([, n]) => n))].sort((a, b) => a - b);
	const [low = 0, high = low] = heights;
	const y = low + (high - low) * SHARE;
	const xs: number[] = [];
	eachEdge(ring, (a, b) => {
		if (a[1] > y !== b[1] > y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
	});
	xs.sort((a, b) => a - b);
	const [first = 0, second = first] = xs;
	return [first + (second - first) * SHARE, y];
}

/** No round share, so that the place lies on no border that passes. */
const SHARE = 0.381_966;

/** Closed ways along open edges; at a place where several leave, the one farthest to the right. */
function ways(open: readonly { id: string; a: Cm; b: Cm }[]): { ring: Cm[]; zones: string[] }[] {
	const leaving = new Map<number, { id: string; a: Cm; b: Cm }[]>();
	for (const edge of open) leaving.set(key(edge.a), [...(leaving.get(key(edge.a)) ?? []), edge]);
	const left = new Set(open);
	const found: { ring: Cm[]; zones: string[] }[] = [];
	for (const start of open) {
		const path: { id: string; a: Cm; b: Cm }[] = [];
		for (let edge: typeof start | undefined = start; edge && left.delete(edge);) {
			path.push(edge);
			const { a, b }: { a: Cm; b: Cm } = edge;
			const next: (typeof start)[] = (leaving.get(key(b)) ?? []).filter((e) => left.has(e));
			next.sort((p, q) => turn(a, b, p.b) - turn(a, b, q.b));
			edge = next[0];
		}
		const last = path.at(-1);
		if (last && path.length > 2 && same(last.b, at(path, 0).a))
			found.push({ ring: path.map(({ a }) => a), zones: [...new Set(path.map(({ id }) => id))] });
	}
	return found;
}

/** How far to the left one turns in b, coming from a and going on to c. */
const turn = (a: Cm, b: Cm, c: Cm): number =>
	Math.atan2(orient(a, b, c), (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]));

/** Gaps in the tiling, and places that two zones have: enclosed by edges that nothing has the other way around. */
export function findGapsAndOverlaps(t: Flislegging): Brist[] {
	return ways(openEdges(t)).flatMap(({ ring, zones }): Brist[] => {
		const area2 = ringArea2(ring);
		if (area2 === 0) return [];
		const inside = inner(ring);
		const around = [...t.zonesIn(boksOm(ring))].filter((id) =>
			t.get(id)?.flater.some((flate) => placeInFlate(inside, flate) === 1)
		);
		// With the area on the left, what goes around counterclockwise is the outline, or what another zone has too.
		if (area2 > 0 ? around.length < 2 : around.length > 0) return [];
		return [
			{
				slag: area2 < 0 ? 'glipe' : 'overlapp',
				areaM2: Math.abs(area2) / 20_000,
				ring: area2 > 0 ? ring : ring.toReversed(),
				zones: [...new Set([...zones, ...around])],
				place: at(ring, 0)
			}
		];
	});
}

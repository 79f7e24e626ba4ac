import type { Flislegging } from './flislegging.ts';
import { Kantnett, type Kant } from './kantnett.ts';
import { boksOm, lengthCm, type Cm } from './punkt.ts';

/** A place that the pointer is drawn to. */
export interface Feste {
	readonly kind: 'vertex' | 'edge' | 'extra-vertex' | 'extra-edge';
	readonly place: Cm;
	/** The edge that the place lies on, where it is not a vertex. */
	readonly edge?: readonly [Cm, Cm];
}

/** Lines that nothing is tiled by, but that one draws along: parcel borders, roads. Read once, asked often. */
export class Festelinjer {
	readonly #net = new Kantnett();

	constructor(lines: Iterable<readonly Cm[]>) {
		for (const line of lines)
			line.forEach((b, i) => {
				const a = line[i - 1];
				if (a && (a[0] !== b[0] || a[1] !== b[1])) this.#net.add(a, b, '');
			});
	}

	near(...args: Parameters<Kantnett['near']>): ReadonlySet<Kant> {
		return this.#net.near(...args);
	}
}

interface Funn extends Feste {
	readonly distance: number;
}

/** The nearest place on an edge, on whole centimetres. */
function onEdge(p: Cm, { a, b }: Kant): Cm {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
	const t = Math.min(1, Math.max(0, along));
	return [Math.round(a[0] + t * dx), Math.round(a[1] + t * dy)];
}

function* findings(
	p: Cm,
	kanter: Iterable<Kant>,
	kinds: readonly [Feste['kind'], Feste['kind']],
	ignored: (p: Cm) => boolean
): Generator<Funn> {
	for (const kant of kanter) {
		const ends = [kant.a, kant.b].filter((end) => !ignored(end));
		for (const place of ends) yield { kind: kinds[0], place, distance: lengthCm(p, place) };
		if (ends.length < 2) continue;
		const place = onEdge(p, kant);
		yield { kind: kinds[1], place, edge: [kant.a, kant.b], distance: lengthCm(p, place) };
	}
}

const rank: Readonly<Record<Feste['kind'], number>> = {
	vertex: 0,
	'extra-vertex': 1,
	edge: 2,
	'extra-edge': 3
};
const isVertex = (kind: Feste['kind']): boolean => rank[kind] < 2;

/** A vertex wins over an edge; of two alike the nearer, and of two as near the zone's own. */
const wins = (a: Funn, b: Funn): boolean =>
	isVertex(a.kind) === isVertex(b.kind)
		? a.distance < b.distance || (a.distance === b.distance && rank[a.kind] < rank[b.kind])
		: isVertex(a.kind);

/**
 * What is the pointer drawn to, within a tolerance in centimetres? `ignored`: vertices that are being moved themselves; what
 * hangs on them draws nothing either.
 */
export function snapTo(
	p: Cm,
	toleranceCm: number,
	t: Flislegging,
	{
		extra,
		ignored = () => false
	}: { readonly extra?: Festelinjer; readonly ignored?: (p: Cm) => boolean } = {}
): Feste | null {
	const box = boksOm([p], toleranceCm);
	const found = [
		...findings(p, t.kanterNear(box), ['vertex', 'edge'], ignored),
		...findings(p, extra?.near(box) ?? [], ['extra-vertex', 'extra-edge'], () => false)
		// A parcel border may have a vertex where the one that is moved was: it would never leave it.
	].filter(({ distance, place }) => distance <= toleranceCm && !ignored(place));
	const [first, ...others] = found;
	return first
		? withoutDistance(others.reduce((best, funn) => (wins(funn, best) ? funn : best), first))
		: null;
}

const withoutDistance = ({ distance, ...feste }: Funn): Feste => feste;

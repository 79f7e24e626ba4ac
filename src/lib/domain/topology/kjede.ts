import type { Edit, Flislegging } from './flislegging.ts';
import { boksOm, eachEdge, isOn, key, same, type Cm, type RingCm, type Sone } from './punkt.ts';
import { notLoaded, refuse, UREGNELIG, type Avslag } from './utfall.ts';

interface Edge {
	readonly a: Cm;
	readonly b: Cm;
}

/**
 * The directed edges of zones before an edit that are not there after it, and the other way around, opposite ones cancelled.
 * None: the sum of how often zones go around a place is the same everywhere, so with valid zones there is no gap and no
 * overlap that was not there before, and the sum of areas is the same.
 */
export function kjedeforskjell(
	before: Iterable<Sone>,
	after: Iterable<Sone>
): { was: Edge[]; is: Edge[] } {
	const rings = (soner: Iterable<Sone>): Set<RingCm> =>
		new Set([...soner].flatMap(({ flater }) => flater.flat()));
	const [old, fresh] = [rings(before), rings(after)];
	const sums = new Map<string, { a: Cm; b: Cm; sum: number }>();
	const count = (ring: RingCm, value: number): void => {
		eachEdge(ring, (a, b) => {
			const [ka, kb] = [key(a), key(b)];
			const name = ka < kb ? `${ka} ${kb}` : `${kb} ${ka}`;
			const known = sums.get(name);
			if (!known) sums.set(name, { a, b, sum: value });
			else known.sum += same(known.a, a) ? value : -value;
		});
	};
	for (const ring of old) if (!fresh.has(ring)) count(ring, 1);
	for (const ring of fresh) if (!old.has(ring)) count(ring, -1);
	const [was, is]: [Edge[], Edge[]] = [[], []];
	for (const { a, b, sum } of sums.values())
		for (let i = 0; i < Math.abs(sum); i++) (sum > 0 ? was : is).push({ a, b });
	return { was, is };
}

const direction = ({ a, b }: Edge, p: Cm): number =>
	(p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1]);

/** The edges that together make up just this one, along it. null: they do not. */
function along(edge: Edge, others: readonly Edge[]): Edge[] | null {
	const on = others
		.filter((o) => isOn(o.a, edge.a, edge.b) && isOn(o.b, edge.a, edge.b))
		.filter((o) => direction(edge, o.a) < direction(edge, o.b))
		.sort((p, q) => direction(edge, p.a) - direction(edge, q.a));
	let end = edge.a;
	for (const { a, b } of on) {
		if (!same(a, end)) return null;
		end = b;
	}
	return on.length > 0 && same(end, edge.b) ? on : null;
}

/** Are two bundles of edges the same lines, apart from vertices exactly on them? */
function sameLines(was: readonly Edge[], is: readonly Edge[]): boolean {
	const [old, fresh] = [new Set(was), new Set(is)];
	for (const [edges, others] of [
		[old, fresh],
		[fresh, old]
	] as const)
		for (const edge of [...edges]) {
			const parts = along(edge, [...others]);
			if (!parts) continue;
			edges.delete(edge);
			for (const part of parts) others.delete(part);
		}
	return old.size === 0 && fresh.size === 0;
}

/** More edges than this have moved: it is no use to look for which lie along which. */
const MANY = 400;

/**
 * Does an edit leave the outline of the tiling where it is? `extend`: zones that it leaves out, and that share borders which
 * it changes.
 */
export function outlineStays(
	t: Flislegging,
	{ before, after, created }: Edit
): { readonly extend: readonly string[] } | Avslag | null {
	const there = [...after.values()].filter((sone) => sone !== null);
	const { was, is } = kjedeforskjell(before.values(), [
		...there,
		...[...created.values()].map(({ sone }) => sone)
	]);
	if (was.length === 0 && is.length === 0) return null;
	const extend = new Set<string>();
	for (const { a, b } of was) {
		const kant = t.kant(a, b);
		for (const id of [...(kant?.left ?? []), ...(kant?.right ?? [])])
			if (!before.has(id)) extend.add(id);
	}
	if (extend.size > 0) return { extend: [...extend] };
	const unknown = was.find(({ a, b }) => !t.knows(a) && !t.knows(b));
	if (unknown) return notLoaded(boksOm([unknown.a, unknown.b], 100));
	if (was.length + is.length <= MANY && sameLines(was, is)) return null;
	return refuse(UREGNELIG, (was[0] ?? is[0])?.a);
}

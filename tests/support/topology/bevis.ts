import type { Cm, Flislegging, RingCm, Sone } from '#lib/domain/topology/index.ts';

/** Proofs that share nothing with the engine they are about: other arithmetic, other ways. */

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** The line that an edge runs along, the same for both directions, and whether it runs the line's own way. */
function lineOf(a: Cm, b: Cm): { line: string; forward: boolean } {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const step = gcd(dx, dy);
	const forward = dx > 0 || (dx === 0 && dy > 0);
	const [ux, uy] = [dx / step, dy / step].map((d) => (forward ? d : -d));
	if (ux === undefined || uy === undefined) throw new Error('an edge of no length');
	return { line: `${ux} ${uy} ${BigInt(ux) * BigInt(a[1]) - BigInt(uy) * BigInt(a[0])}`, forward };
}

function eachEdge(soner: Iterable<Sone>, visit: (a: Cm, b: Cm) => void): void {
	for (const ring of [...soner].flatMap(({ flater }) => flater.flat()))
		ring.forEach((a, i) => {
			visit(a, ring[(i + 1) % ring.length] ?? a);
		});
}

/**
 * The sum of all borders, opposite ones cancelled, wherever their vertices are: along each line, where it begins and ends.
 * Two sets of valid zones with the same sum cover every place equally often.
 */
export function linjesum(soner: Iterable<Sone>): string[] {
	const sums = new Map<string, number>();
	const count = (name: string, value: number): void => {
		const sum = (sums.get(name) ?? 0) + value;
		if (sum === 0) sums.delete(name);
		else sums.set(name, sum);
	};
	eachEdge(soner, (a, b) => {
		const { line, forward } = lineOf(a, b);
		// Against the line's own way it counts the other way, from its other end.
		count(`${line} @ ${(forward ? a : b).join()}`, forward ? 1 : -1);
		count(`${line} @ ${(forward ? b : a).join()}`, forward ? -1 : 1);
	});
	return [...sums].map(([name, sum]) => `${name}: ${sum}`).sort();
}

/** The lines of edges that no zone has the other way around: the outline, and where a vertex lacks. */
export function umatchet(soner: Iterable<Sone>): { lines: Set<string> } {
	const open = new Map<string, string>();
	eachEdge(soner, (a, b) => {
		if (!open.delete(`${b.join()} ${a.join()}`))
			open.set(`${a.join()} ${b.join()}`, lineOf(a, b).line);
	});
	return { lines: new Set(open.values()) };
}

/** Who is whose neighbour, and how long their border is. */
export const naboer = (t: Flislegging): Record<string, Record<string, number>> =>
	Object.fromEntries(
		[...t.soner()].map(({ id }) => [
			id,
			Object.fromEntries([...t.neighboursOf(id)].map(([other, cm]) => [other, Math.round(cm)]))
		])
	);

const side = (a: Cm, b: Cm, c: Cm): number =>
	Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const equal = (a: Cm, b: Cm): boolean => a[0] === b[0] && a[1] === b[1];
const between = (p: Cm, a: Cm, b: Cm): boolean =>
	side(a, b, p) === 0 && (p[0] - a[0]) * (p[0] - b[0]) <= 0 && (p[1] - a[1]) * (p[1] - b[1]) <= 0;

type Edge = readonly [Cm, Cm];

/** By trying every edge against every other: do two cross, or does one end on the middle of another? */
function tangled(edges: readonly Edge[]): boolean {
	return edges.some(([a, b], i) =>
		edges.slice(i + 1).some(([c, d]) => {
			if (
				Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
				Math.max(c[0], d[0]) < Math.min(a[0], b[0])
			)
				return false;
			if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
			return (
				[c, d].some((p) => between(p, a, b) && !equal(p, a) && !equal(p, b)) ||
				[a, b].some((p) => between(p, c, d) && !equal(p, c) && !equal(p, d))
			);
		})
	);
}

/** How often a ring goes around a place, by the quadrants that its vertices pass. */
function turns([x, y]: Cm, ring: RingCm): number {
	let sum = 0;
	ring.forEach((a, i) => {
		const b = ring[(i + 1) % ring.length] ?? a;
		if (a[1] <= y && b[1] > y && side(a, b, [x, y]) > 0) sum++;
		if (b[1] <= y && a[1] > y && side(a, b, [x, y]) < 0) sum--;
	});
	return sum;
}

const area2 = (ring: RingCm): bigint =>
	ring.reduce((sum, [x, y], i) => {
		const [u, v] = ring[(i + 1) % ring.length] ?? [x, y];
		return sum + BigInt(x) * BigInt(v) - BigInt(u) * BigInt(y);
	}, 0n);

/** Is each ring simple and the right way around, each hole in its outer ring and in no other hole, on whole centimetres? */
export function erGyldig({ flater }: Sone): boolean {
	return (
		flater.length > 0 &&
		flater.every(([outer, ...holes]) => {
			if (!outer || area2(outer) <= 0n || holes.some((hole) => area2(hole) >= 0n)) return false;
			const rings = [outer, ...holes];
			if (!rings.flat(2).every(Number.isInteger)) return false;
			if (
				rings.some(
					(ring) => ring.length < 3 || new Set(ring.map((p) => p.join())).size < ring.length
				)
			)
				return false;
			const isOn = (p: Cm, ring: RingCm) => ring.some((q) => equal(p, q));
			const free = (hole: RingCm, other: RingCm) => hole.find((p) => !isOn(p, other));
			const inside = (hole: RingCm, other: RingCm) => {
				const p = free(hole, other);
				return p !== undefined && turns(p, other) !== 0;
			};
			return (
				!tangled(
					rings.flatMap((ring) => ring.map((a, i): Edge => [a, ring[(i + 1) % ring.length] ?? a]))
				) &&
				holes.every(
					(hole, i) => inside(hole, outer) && holes.every((o, j) => i === j || !inside(hole, o))
				)
			);
		})
	);
}

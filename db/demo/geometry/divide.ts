import { at, between, boxOf, cyclic, ringAreaM2, type Point, type Ring } from './point.ts';
import { randomBetween, type Random } from './random.ts';

/** A cut through a ring, from border to border, and how many cuts came before it on the way down. */
export interface Cut {
	readonly points: readonly Point[];
	readonly level: number;
}

export interface DivideRules {
	/** Pieces smaller than this are left whole; may depend on where they are. */
	readonly targetM2: number | ((centre: Point) => number);
	/** Largest turn of a cut from the crossing of the piece, in radians. */
	readonly jitter?: number;
	/** Largest bend of a cut as a share of its length. */
	readonly bend?: number;
}

interface Side {
	/** Signed distance to the left of a directed line. */
	(p: Point): number;
}

function clip(ring: Ring, side: Side): Ring {
	const out: Point[] = [];
	ring.forEach((p, i) => {
		const q = cyclic(ring, i + 1);
		const [sp, sq] = [side(p), side(q)];
		if (sp >= 0) out.push(p);
		if (sp >= 0 !== sq >= 0) out.push(between(p, q, sp / (sp - sq)));
	});
	return out;
}

/** The direction along which the ring is longest: from the leanest of boxes turned five degrees at a time. */
function longDirection(ring: Ring): number {
	let [best, least] = [0, Infinity];
	for (let step = 0; step < 18; step++) {
		const angle = (step * Math.PI) / 36;
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		const box = boxOf(ring.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin]));
		const [w, h] = [box.maxX - box.minX, box.maxY - box.minY];
		if (w * h < least) [best, least] = [w >= h ? angle : angle + Math.PI / 2, w * h];
	}
	return best;
}

export function centroid(ring: Ring): Point {
	const [x0, y0] = at(ring, 0);
	let [sx, sy, sum] = [0, 0, 0];
	ring.forEach((p, i) => {
		const q = cyclic(ring, i + 1);
		const cross = (p[0] - x0) * (q[1] - y0) - (q[0] - x0) * (p[1] - y0);
		sx += (p[0] + q[0] - 2 * x0) * cross;
		sy += (p[1] + q[1] - 2 * y0) * cross;
		sum += cross;
	});
	return sum === 0 ? [x0, y0] : [x0 + sx / (3 * sum), y0 + sy / (3 * sum)];
}

/** The stretches of a line (through `through`, along `angle`) that run inside the ring, a little longer at both ends. */
function chords(ring: Ring, through: Point, angle: number, overshootM: number): Point[][] {
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const side: Side = ([x, y]) => (y - through[1]) * cos - (x - through[0]) * sin;
	const places: number[] = [];
	ring.forEach((p, i) => {
		const q = cyclic(ring, i + 1);
		const [sp, sq] = [side(p), side(q)];
		if (sp >= 0 === sq >= 0) return;
		const [x, y] = between(p, q, sp / (sp - sq));
		places.push((x - through[0]) * cos + (y - through[1]) * sin);
	});
	places.sort((a, b) => a - b);
	const out: Point[][] = [];
	const point = (t: number): Point => [through[0] + t * cos, through[1] + t * sin];
	for (let i = 0; i + 1 < places.length; i += 2) {
		const [from, to] = [at(places, i), at(places, i + 1)];
		if (to - from > 0.5) out.push([point(from - overshootM), point(to + overshootM)]);
	}
	return out;
}

function bent([a, b]: readonly Point[], share: number): Point[] {
	if (!a || !b) return [];
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const part = (t: number, d: number): Point => [
		a[0] + dx * t - dy * d * share,
		a[1] + dy * t + dx * d * share
	];
	return share === 0 ? [a, b] : [a, part(0.25, 0.75), part(0.5, 1), part(0.75, 0.75), b];
}

/** Cuts a ring in two, and the halves again, until every piece is small enough: across its length, a little askew. */
export function divide(ring: Ring, random: Random, rules: DivideRules, level = 0): Cut[] {
	const area = Math.abs(ringAreaM2(ring));
	const middle = centroid(ring);
	const target = typeof rules.targetM2 === 'number' ? rules.targetM2 : rules.targetM2(middle);
	if (area < target * randomBetween(random, 1.2, 1.9) || level > 16) return [];
	const along = longDirection(ring);
	const angle = along + Math.PI / 2 + (rules.jitter ?? 0) * randomBetween(random, -1, 1);
	const shift = Math.sqrt(area) * 0.12 * randomBetween(random, -1, 1);
	const through: Point = [middle[0] + shift * Math.cos(along), middle[1] + shift * Math.sin(along)];
	const share = (rules.bend ?? 0) * randomBetween(random, -1, 1);
	// A bent cut may lie aside of where a later one expects it: that one is made a little longer.
	const overshootM = rules.bend ? 12 : 0.3;
	const cuts = chords(ring, through, angle, overshootM).map((chord) => ({
		points: bent(chord, share),
		level
	}));
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const left: Side = ([x, y]) => (y - through[1]) * cos - (x - through[0]) * sin;
	return [
		...cuts,
		...divide(clip(ring, left), random, rules, level + 1),
		...divide(
			clip(ring, (p) => -left(p)),
			random,
			rules,
			level + 1
		)
	];
}

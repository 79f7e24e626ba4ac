import { at, between, cyclic, distanceM, type Point, type Ring } from './point.ts';
import { randomBetween, type Random } from './random.ts';

/** Catmull-Rom between b and c. */
function spline(a: Point, b: Point, c: Point, d: Point, t: number): Point {
	const blend = (i: 0 | 1) =>
		0.5 *
		(2 * b[i] +
			(c[i] - a[i]) * t +
			(2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t +
			(3 * b[i] - a[i] - 3 * c[i] + d[i]) * t * t * t);
	return [blend(0), blend(1)];
}

function splinePart(a: Point, b: Point, c: Point, d: Point, stepM: number): Point[] {
	const parts = Math.max(1, Math.round(distanceM(b, c) / stepM));
	return Array.from({ length: parts }, (_, i) => spline(a, b, c, d, i / parts));
}

/** A soft line through the points. */
export const smoothLine = (points: readonly Point[], stepM: number): Point[] => [
	...points.slice(0, -1).flatMap((b, i) => {
		const c = at(points, i + 1);
		return splinePart(
			points[i - 1] ?? between(c, b, 1.5),
			b,
			c,
			points[i + 2] ?? between(b, c, 1.5),
			stepM
		);
	}),
	at(points, points.length - 1)
];

/** A soft closed line through the points. */
export const smoothRing = (points: readonly Point[], stepM: number): Point[] =>
	points.flatMap((b, i) =>
		splinePart(cyclic(points, i - 1), b, cyclic(points, i + 1), cyclic(points, i + 2), stepM)
	);

/** The line moved sideways, to the left where the distance is positive; mitred at its bends. */
export function offsetLine(
	points: readonly Point[],
	distance: number | ((i: number) => number)
): Point[] {
	return points.map((p, i) => {
		const before = points[i - 1] ?? p;
		const after = points[i + 1] ?? p;
		const [ux, uy] = unit(before, i === 0 ? after : p);
		const [vx, vy] = unit(i === points.length - 1 ? before : p, after);
		const [nx, ny] = [-(uy + vy), ux + vx];
		const d = typeof distance === 'number' ? distance : distance(i);
		// The mitre: along the mean normal, longer by 1/cos of half the bend, never more than double.
		const scale = d / Math.max(0.5, (nx * nx + ny * ny) / 2);
		return [p[0] + nx * scale, p[1] + ny * scale];
	});
}

function unit(a: Point, b: Point): Point {
	const length = distanceM(a, b) || 1;
	return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

/** A band along a line. */
export const corridor = (
	points: readonly Point[],
	halfWidth: number | ((i: number) => number)
): Ring => {
	const width = (i: number) => (typeof halfWidth === 'number' ? halfWidth : halfWidth(i));
	return [
		...offsetLine(points, (i) => -width(i)),
		...offsetLine(points, (i) => width(i)).reverse()
	];
};

/** A band between two distances to the left of a line (negative: to the right). */
export const band = (points: readonly Point[], from: number, to: number): Ring => [
	...offsetLine(points, Math.min(from, to)),
	...offsetLine(points, Math.max(from, to)).reverse()
];

export interface BlobShape {
	readonly corners?: number;
	/** 0: round, 1: very ragged. */
	readonly ragged?: number;
	/** Length over width. */
	readonly stretch?: number;
	readonly angle?: number;
}

/** A ragged, star-shaped patch around a place. */
export function blob(
	[x, y]: Point,
	radiusM: number,
	random: Random,
	{ corners = 9, ragged = 0.35, stretch = 1.4, angle = random() * Math.PI }: BlobShape = {}
): Ring {
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const root = Math.sqrt(stretch);
	return Array.from({ length: corners }, (_, i): Point => {
		const turn = ((i + randomBetween(random, -0.3, 0.3)) / corners) * 2 * Math.PI;
		const r = radiusM * (1 + ragged * randomBetween(random, -1, 1));
		const [along, across] = [r * root * Math.cos(turn), (r / root) * Math.sin(turn)];
		return [x + along * cos - across * sin, y + along * sin + across * cos];
	});
}

/** The ring with its corners moved at random, in and out: the edge of a town, or a shore, is never smooth. */
export const roughen = (ring: Ring, random: Random, byM: number): Ring => {
	const line = [...ring, at(ring, 0)];
	const shifts = ring.map(() => randomBetween(random, -byM, byM));
	return offsetLine(line, (i) => shifts[i] ?? shifts[0] ?? 0).slice(0, -1);
};

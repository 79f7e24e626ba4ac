import type { Position } from 'geojson';
import type { Boks } from './boksetre.ts';

export type Segment = readonly [Position, Position];

const x = (p: Position): number => p[0] ?? NaN;
const y = (p: Position): number => p[1] ?? NaN;

export const samePoint = (a: Position, b: Position): boolean => x(a) === x(b) && y(a) === y(b);

export const distance = (a: Position, b: Position): number => Math.hypot(x(a) - x(b), y(a) - y(b));

/** The box of a segment, widened by `margin` on all sides. */
export const boksOf = ([a, b]: Segment, margin = 0): Boks => [
	Math.min(x(a), x(b)) - margin,
	Math.min(y(a), y(b)) - margin,
	Math.max(x(a), x(b)) + margin,
	Math.max(y(a), y(b)) + margin
];

/**
 * On which side of a→b lies c? 1 left, -1 right, 0 on the line. Exact for coordinates in centimetres on
 * segments up to a few kilometres: the threshold is the rounding error of the sum, below any true turn.
 */
export function side(a: Position, b: Position, c: Position): -1 | 0 | 1 {
	const [abx, aby] = [x(b) - x(a), y(b) - y(a)];
	const [acx, acy] = [x(c) - x(a), y(c) - y(a)];
	const cross = abx * acy - aby * acx;
	const error = 5e-9 * (Math.abs(abx) + Math.abs(aby) + Math.abs(acx) + Math.abs(acy)) + 1e-12;
	return Math.abs(cross) <= error ? 0 : cross > 0 ? 1 : -1;
}

const within = (p: Position, a: Position, b: Position): boolean =>
	x(p) >= Math.min(x(a), x(b)) &&
	x(p) <= Math.max(x(a), x(b)) &&
	y(p) >= Math.min(y(a), y(b)) &&
	y(p) <= Math.max(y(a), y(b));

/** How do two segments meet? `kryss`: each passes through the other; `berorer`: an end lies on the other; null: not. */
export function meeting([a, b]: Segment, [c, d]: Segment): 'kryss' | 'berorer' | null {
	const [c1, d1] = [side(a, b, c), side(a, b, d)];
	const [a1, b1] = [side(c, d, a), side(c, d, b)];
	if (c1 * d1 < 0 && a1 * b1 < 0) return 'kryss';
	const touch =
		(c1 === 0 && within(c, a, b)) ||
		(d1 === 0 && within(d, a, b)) ||
		(a1 === 0 && within(a, c, d)) ||
		(b1 === 0 && within(b, c, d));
	return touch ? 'berorer' : null;
}

/** Where two segments that meet do so: the crossing point, or the end that lies on the other. */
export function meetingPoint([a, b]: Segment, [c, d]: Segment): Position {
	for (const p of [c, d]) if (side(a, b, p) === 0 && within(p, a, b)) return p;
	for (const p of [a, b]) if (side(c, d, p) === 0 && within(p, c, d)) return p;
	const [rx, ry, sx, sy] = [x(b) - x(a), y(b) - y(a), x(d) - x(c), y(d) - y(c)];
	const t = ((x(c) - x(a)) * sy - (y(c) - y(a)) * sx) / (rx * sy - ry * sx);
	return [x(a) + t * rx, y(a) + t * ry];
}

/** Distance in metres from p to the segment, and how far along it (0–1) the nearest point lies. */
export function project(
	p: Position,
	[a, b]: Segment
): { readonly distance: number; readonly t: number } {
	const [rx, ry] = [x(b) - x(a), y(b) - y(a)];
	const length2 = rx * rx + ry * ry;
	const along = length2 === 0 ? 0 : ((x(p) - x(a)) * rx + (y(p) - y(a)) * ry) / length2;
	const t = Math.min(1, Math.max(0, along));
	return { distance: Math.hypot(x(p) - x(a) - t * rx, y(p) - y(a) - t * ry), t };
}

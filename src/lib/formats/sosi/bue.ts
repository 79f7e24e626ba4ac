import type { Position } from 'geojson';
import { BUETOLERANSE_M } from '../../domain/plan/bue.ts';

export const ARC_TOLERANCE = BUETOLERANSE_M;
/** More points than twice this are not made of one arc. */
export const MAX_STEPS = 1000;

export interface Buelinje {
	readonly positions: Position[];
	/** The three points lie on a line, or two of them in one place: a straight line was made. */
	readonly straight: boolean;
	/** The arc is too large for its line to keep within the tolerance. */
	readonly coarse: boolean;
}

interface Sirkel {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	/** Twice the signed area of the three points: positive for counter-clockwise. */
	readonly turn: number;
}

/** The circle through three points, in coordinates relative to `origin`; null where there is none. */
function circle(origin: Position, on: Position, end: Position): Sirkel | null {
	const [x0 = 0, y0 = 0] = origin;
	const [bx, by] = [(on[0] ?? 0) - x0, (on[1] ?? 0) - y0];
	const [cx, cy] = [(end[0] ?? 0) - x0, (end[1] ?? 0) - y0];
	const turn = bx * cy - by * cx;
	const b2 = bx * bx + by * by;
	const c2 = cx * cx + cy * cy;
	const flat = Math.abs(turn) <= 1e-9 * (b2 + c2);
	if (flat || b2 === 0 || c2 === 0) return null;
	const x = (cy * b2 - by * c2) / (2 * turn);
	const y = (bx * c2 - cx * b2) / (2 * turn);
	return { x, y, radius: Math.hypot(x, y), turn };
}

/** Angle from `from` to `to` in the arc's direction, in [0, 2π). */
function sweep(from: number, to: number, counterClockwise: boolean): number {
	const turn = 2 * Math.PI;
	const angle = counterClockwise ? to - from : from - to;
	return ((angle % turn) + turn) % turn;
}

/**
 * The line string of a circular arc through three points (start, a point on it, end), all three kept exactly. Chord and
 * rounding to `grid` together stay within `tolerance` (metres, or degrees for a geographic system).
 */
export function arcLine(
	[start, on, end]: readonly [Position, Position, Position],
	grid: number,
	tolerance = ARC_TOLERANCE,
	maxSteps = MAX_STEPS
): Buelinje {
	const arc = circle(start, on, end);
	if (!arc) return { positions: [start, on, end], straight: true, coarse: false };
	const sagitta = Math.max(tolerance - grid * Math.SQRT1_2, tolerance / 10);
	const step = 2 * Math.acos(1 - Math.min(1, sagitta / arc.radius));
	const ccw = arc.turn > 0;
	const [x0 = 0, y0 = 0] = start;
	const angleOf = (p: Position) => Math.atan2((p[1] ?? 0) - y0 - arc.y, (p[0] ?? 0) - x0 - arc.x);
	const angles = [angleOf(start), angleOf(on), angleOf(end)] as const;
	const positions: Position[] = [start];
	let coarse = false;
	const half = (from: number, to: number, last: Position) => {
		const swept = sweep(from, to, ccw);
		const wanted = Math.ceil(swept / step);
		const steps = Math.max(1, Math.min(maxSteps, wanted));
		coarse ||= wanted > maxSteps;
		for (let i = 1; i < steps; i++) {
			const angle = from + ((ccw ? 1 : -1) * swept * i) / steps;
			const x = x0 + arc.x + arc.radius * Math.cos(angle);
			const y = y0 + arc.y + arc.radius * Math.sin(angle);
			positions.push([toGrid(x, grid), toGrid(y, grid)]);
		}
		positions.push(last);
	};
	half(angles[0], angles[1], on);
	half(angles[1], angles[2], end);
	return { positions, straight: false, coarse };
}

/** To the nearest of the grid; divided where the grid is 1/n, so that it is the nearest number to its decimals. */
export function toGrid(value: number, grid: number): number {
	const units = Math.round(1 / grid);
	return units >= 1 ? Math.round(value * units) / units : Math.round(value / grid) * grid;
}

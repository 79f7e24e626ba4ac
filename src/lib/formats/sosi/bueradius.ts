import type { Position } from 'geojson';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';

/** The ends of a half circle are rounded to centimetres: so much may their distance exceed the diameter. */
const SLACK_M = 0.02;

const numberOf = (egenskaper: Egenskaper, name: string): number => {
	const value = egenskaper[name];
	return typeof value === 'string' ? Number(value.trim().replace(',', '.')) : NaN;
};

/**
 * Which three points (start, on the arc, end) is a `.BUE` that has its ends and ..RADIUS in metres? As FYBA reads it: with a
 * positive radius the arc runs clockwise from start to end, and ..STORBUE 1 is the longer way round. null where there is no
 * radius, or it is too short for the ends.
 */
export function bueAvRadius(
	start: Position,
	end: Position,
	egenskaper: Egenskaper
): readonly [Position, Position, Position] | null {
	const radius = numberOf(egenskaper, 'RADIUS');
	const [x = NaN, y = NaN] = start;
	const [dx, dy] = [(end[0] ?? NaN) - x, (end[1] ?? NaN) - y];
	const chord = Math.hypot(dx, dy);
	const size = Math.abs(radius);
	if (!(chord > 0) || !(2 * size + SLACK_M >= chord)) return null;
	const toChord = Math.sqrt(Math.max(0, size * size - (chord * chord) / 4));
	const height = numberOf(egenskaper, 'STORBUE') === 1 ? size + toChord : size - toChord;
	// A clockwise arc lies to the left of the way from start to end.
	const left = (Math.sign(radius) * height) / chord;
	return [start, [x + dx / 2 - dy * left, y + dy / 2 + dx * left], end];
}

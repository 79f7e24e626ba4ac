import { at, cyclic } from '../../../src/lib/domain/topology/punkt.ts';

export { at, cyclic };

/** East, north in metres (EPSG:25832), always on whole centimetres once a polygon has been partitioned. */
export type Point = readonly [number, number];
/** Open ring: the first point is not repeated at the end. */
export type Ring = readonly Point[];
/** Outer ring counterclockwise, then holes clockwise. */
export type Polygon = readonly Ring[];

export const distanceM = (a: Point, b: Point): number =>
	Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);

export const between = (a: Point, b: Point, t: number): Point => [
	a[0] + (b[0] - a[0]) * t,
	a[1] + (b[1] - a[1]) * t
];

/** Signed area in m²: positive counterclockwise. */
export function ringAreaM2(ring: Ring): number {
	const [x0, y0] = at(ring, 0);
	let sum = 0;
	ring.forEach((p, i) => {
		const q = cyclic(ring, i + 1);
		sum += (p[0] - x0) * (q[1] - y0) - (q[0] - x0) * (p[1] - y0);
	});
	return sum / 2;
}

export const polygonAreaM2 = (polygon: Polygon): number =>
	polygon.reduce((sum, ring) => sum + ringAreaM2(ring), 0);

export function lengthM(points: readonly Point[]): number {
	let sum = 0;
	for (let i = 1; i < points.length; i++) sum += distanceM(at(points, i - 1), at(points, i));
	return sum;
}

/** Is the point inside the ring? Undefined on its border. */
export function isInRing([x, y]: Point, ring: Ring): boolean {
	let inside = false;
	let a = at(ring, ring.length - 1);
	for (const b of ring) {
		if (a[1] > y !== b[1] > y && a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) > x) {
			inside = !inside;
		}
		a = b;
	}
	return inside;
}

/** Inside the outer ring and in no hole. */
export const isInPolygon = (point: Point, polygon: Polygon): boolean =>
	polygon.reduce((inside, ring) => inside !== isInRing(point, ring), false);

/** Square of the distance from a place to a stretch: compared, and rooted only at the end. */
function squareToSegment(p: Point, a: Point, b: Point): number {
	const dx = b[0] - a[0];
	const dy = b[1] - a[1];
	const px = p[0] - a[0];
	const py = p[1] - a[1];
	const length2 = dx * dx + dy * dy;
	const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
	return (px - t * dx) ** 2 + (py - t * dy) ** 2;
}

export function distanceToLineM(p: Point, line: readonly Point[]): number {
	let least = Infinity;
	let a = line[0];
	if (a === undefined) return least;
	for (const b of line) {
		least = Math.min(least, squareToSegment(p, a, b));
		a = b;
	}
	return Math.sqrt(least);
}

export function distanceToBorderM(p: Point, polygon: Polygon): number {
	let least = Infinity;
	for (const ring of polygon) {
		const closing = Math.sqrt(squareToSegment(p, at(ring, ring.length - 1), at(ring, 0)));
		least = Math.min(least, closing, distanceToLineM(p, ring));
	}
	return least;
}

export interface Box {
	readonly minX: number;
	readonly minY: number;
	readonly maxX: number;
	readonly maxY: number;
}

export function boxOf(points: readonly Point[]): Box {
	let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of points) {
		if (x < minX) minX = x;
		if (x > maxX) maxX = x;
		if (y < minY) minY = y;
		if (y > maxY) maxY = y;
	}
	return { minX, minY, maxX, maxY };
}

import type { Geometry, Position } from 'geojson';
import type { Mal } from './kildefil.ts';

/** What rounding took from `a + b`, exactly; `sum` is what it came to (Knuth's TwoSum: no branch to be guessed wrong). */
export function lostOf(a: number, b: number, sum: number): number {
	const fromB = sum - a;
	return a - (sum - fromB) + (b - fromB);
}

/** Distance along two legs: a root, but for legs that are too long or too short to be squared. */
export function hypotenuse(dx: number, dy: number): number {
	const squares = dx * dx + dy * dy;
	return squares > 1e-200 && squares < 1e200 ? Math.sqrt(squares) : Math.hypot(dx, dy);
}

/** A sum of many numbers that does not lose the small ones (Neumaier). */
export class Sum {
	#sum = 0;
	#lost = 0;

	add(value: number): void {
		const next = this.#sum + value;
		this.#lost += lostOf(this.#sum, value, next);
		this.#sum = next;
	}

	get value(): number {
		return this.#sum + this.#lost;
	}
}

/** Signed area of a closed ring in the plane of its coordinates: positive for counter-clockwise. */
export function ringArea(ring: readonly Position[]): number {
	// Relative to the first point: UTM's millions of metres would eat the decimals of every product.
	const [x0 = 0, y0 = 0] = ring[0] ?? [];
	const area = new Sum();
	let [px, py] = [0, 0];
	for (const [x = 0, y = 0] of ring) {
		const [dx, dy] = [x - x0, y - y0];
		area.add(px * dy - dx * py);
		[px, py] = [dx, dy];
	}
	return area.value / 2;
}

function polygonArea(rings: readonly (readonly Position[])[]): number {
	return rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * Math.abs(ringArea(ring)), 0);
}

function lineLength(line: readonly Position[]): number {
	const sum = new Sum();
	for (let i = 1; i < line.length; i++) {
		const [a = [], b = []] = [line[i - 1], line[i]];
		sum.add(hypotenuse((b[0] ?? 0) - (a[0] ?? 0), (b[1] ?? 0) - (a[1] ?? 0)));
	}
	return sum.value;
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Area of a geometry in the square of its coordinates' unit, holes taken away; 0 for lines and points. */
export function planarArea(geometry: Geometry): number {
	switch (geometry.type) {
		case 'Polygon':
			return polygonArea(geometry.coordinates);
		case 'MultiPolygon':
			return total(geometry.coordinates.map(polygonArea));
		case 'GeometryCollection':
			return total(geometry.geometries.map(planarArea));
		default:
			return 0;
	}
}

/** Length of the lines of a geometry in its coordinates' unit; the borders of areas do not count. */
export function planarLength(geometry: Geometry): number {
	switch (geometry.type) {
		case 'LineString':
			return lineLength(geometry.coordinates);
		case 'MultiLineString':
			return total(geometry.coordinates.map(lineLength));
		case 'GeometryCollection':
			return total(geometry.geometries.map(planarLength));
		default:
			return 0;
	}
}

/** How many holes the areas of a geometry have. */
export function holesOf(geometry: Geometry): number {
	switch (geometry.type) {
		case 'Polygon':
			return Math.max(0, geometry.coordinates.length - 1);
		case 'MultiPolygon':
			return total(geometry.coordinates.map((rings) => Math.max(0, rings.length - 1)));
		case 'GeometryCollection':
			return total(geometry.geometries.map(holesOf));
		default:
			return 0;
	}
}

/** Area, length and holes of a geometry. */
export const measureGeometry = (geometry: Geometry): Mal => ({
	area: planarArea(geometry),
	length: planarLength(geometry),
	holes: holesOf(geometry)
});

/** How many points a geometry has. */
export function countPoints(geometry: Geometry): number {
	switch (geometry.type) {
		case 'Point':
			return 1;
		case 'MultiPoint':
		case 'LineString':
			return geometry.coordinates.length;
		case 'MultiLineString':
		case 'Polygon':
			return total(geometry.coordinates.map((line) => line.length));
		case 'MultiPolygon':
			return total(geometry.coordinates.flat().map((ring) => ring.length));
		case 'GeometryCollection':
			return total(geometry.geometries.map(countPoints));
	}
}

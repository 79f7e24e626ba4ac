import type { Geometry, Position } from 'geojson';
import { Boksetre } from './boksetre.ts';
import { boksOf, project, samePoint, type Segment } from './segment.ts';
import { Vindinger } from './vindinger.ts';

export type Ring = readonly Position[];
/** Outer ring first, then holes. */
export type Flate = readonly Ring[];

/** The polygons of any geometry. */
export function flaterOf(geometry: Geometry): readonly Flate[] {
	switch (geometry.type) {
		case 'Polygon':
			return [geometry.coordinates];
		case 'MultiPolygon':
			return geometry.coordinates;
		case 'GeometryCollection':
			return geometry.geometries.flatMap(flaterOf);
		default:
			return [];
	}
}

/** All sequences of points in any geometry: rings, lines and single points. */
export function punktrekkerOf(geometry: Geometry): readonly Ring[] {
	switch (geometry.type) {
		case 'Point':
			return [[geometry.coordinates]];
		case 'MultiPoint':
			return geometry.coordinates.map((p) => [p]);
		case 'LineString':
			return [geometry.coordinates];
		case 'MultiLineString':
		case 'Polygon':
			return geometry.coordinates;
		case 'MultiPolygon':
			return geometry.coordinates.flat();
		case 'GeometryCollection':
			return geometry.geometries.flatMap(punktrekkerOf);
	}
}

/** The sides of a ring or line, those of no length left out. */
export function segmenter(ring: Ring): Segment[] {
	const sides: Segment[] = [];
	for (let i = 1; i < ring.length; i++) {
		const [a, b] = [ring[i - 1], ring[i]];
		if (a && b && !samePoint(a, b)) sides.push([a, b]);
	}
	return sides;
}

/** Signed area in m²: positive where the ring runs counterclockwise. Exact to the square centimetre by a local origin. */
export function ringAreal(ring: Ring): number {
	const [x0 = 0, y0 = 0] = ring[0] ?? [];
	let sum = 0;
	let [ax, ay] = [0, 0];
	for (const [x = 0, y = 0] of ring) {
		const [bx, by] = [x - x0, y - y0];
		sum += ax * by - bx * ay;
		[ax, ay] = [bx, by];
	}
	return sum / 2;
}

/** Area in m² of a surface without its holes; 0 where they are larger. */
export const flateAreal = ([ytre = [], ...hull]: Flate): number =>
	Math.max(
		0,
		hull.reduce((sum, ring) => sum - Math.abs(ringAreal(ring)), Math.abs(ringAreal(ytre)))
	);

/** The ring so that the area lies to its left: outer rings counterclockwise, holes clockwise. */
export const medFlatenTilVenstre = (ring: Ring, nr: number): Ring =>
	ringAreal(ring) > 0 === (nr === 0) ? ring : ring.toReversed();

/** Many polygons that points can be asked against, many at a time. */
export class Omrade {
	private readonly sider: readonly Segment[];
	private tre: Boksetre | undefined;
	private vindinger: Vindinger | undefined;

	constructor(flater: readonly Flate[]) {
		this.sider = flater.flatMap((flate) => flate.map(medFlatenTilVenstre)).flatMap(segmenter);
	}

	/**
	 * Which points are inside, or within `margin` metres of the border? Overlapping polygons count as one where both hold
	 * a point.
	 */
	holds(punkter: readonly Position[], margin: number): boolean[] {
		const rundt = (this.vindinger ??= new Vindinger(this.sider)).rundt(punkter);
		return punkter.map((p, nr) => (rundt[nr] ?? 0) > 0 || this.onBorder(p, margin));
	}

	onBorder([px = NaN, py = NaN]: Position, margin: number): boolean {
		this.tre ??= new Boksetre(this.sider.map((s) => boksOf(s)));
		const near = this.tre.first([px - margin, py - margin, px + margin, py + margin], (nr) => {
			const segment = this.sider[nr];
			return segment && project([px, py], segment).distance <= margin ? true : null;
		});
		return near !== null;
	}
}

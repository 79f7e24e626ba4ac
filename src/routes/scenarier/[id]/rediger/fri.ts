import type { Geometry, Position } from 'geojson';
import { same, type Cm } from '#lib/domain/topology/punkt.ts';

/** Editing of what is not tiled: zones of hensyn, bestemmelsesområder, lines and points stand alone, and nobody follows them. */

const cm = ([e = NaN, n = NaN]: Position): Cm => [Math.round(e * 100), Math.round(n * 100)];
const metres = ([e, n]: Cm): Position => [e / 100, n / 100];

type Rekke = readonly Position[];

/** The same geometry with each sequence of points (a ring, a line, a single point) made anew. */
export function medRekker(
	geometry: Geometry,
	change: (rekke: Rekke, isRing: boolean) => Position[]
): Geometry {
	switch (geometry.type) {
		case 'Point': {
			const [at = geometry.coordinates] = change([geometry.coordinates], false);
			return { type: 'Point', coordinates: at };
		}
		case 'MultiPoint':
			return { type: 'MultiPoint', coordinates: change(geometry.coordinates, false) };
		case 'LineString':
			return { type: 'LineString', coordinates: change(geometry.coordinates, false) };
		case 'MultiLineString':
			return {
				type: 'MultiLineString',
				coordinates: geometry.coordinates.map((line) => change(line, false))
			};
		case 'Polygon':
			return { type: 'Polygon', coordinates: geometry.coordinates.map((r) => change(r, true)) };
		case 'MultiPolygon':
			return {
				type: 'MultiPolygon',
				coordinates: geometry.coordinates.map((p) => p.map((r) => change(r, true)))
			};
		case 'GeometryCollection':
			return {
				type: 'GeometryCollection',
				geometries: geometry.geometries.map((g) => medRekker(g, change))
			};
	}
}

const each = (geometry: Geometry, move: (at: Cm) => Cm): Geometry =>
	medRekker(geometry, (rekke) => rekke.map((p) => metres(move(cm(p)))));

export const flyttPunkt = (geometry: Geometry, fra: Cm, til: Cm): Geometry =>
	each(geometry, (at) => (same(at, fra) ? til : at));

export const forskyv = (geometry: Geometry, [de, dn]: Cm): Geometry =>
	each(geometry, ([e, n]) => [e + de, n + dn]);

/** Counterclockwise, in radians, about a place. */
export function roter(geometry: Geometry, [ce, cn]: Cm, radians: number): Geometry {
	const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
	return each(geometry, ([e, n]) => [
		Math.round(ce + (e - ce) * cos - (n - cn) * sin),
		Math.round(cn + (e - ce) * sin + (n - cn) * cos)
	]);
}

/** A vertex between two that follow one another. */
export const settInn = (geometry: Geometry, [a, b]: readonly [Cm, Cm], at: Cm): Geometry =>
	medRekker(geometry, (rekke) =>
		rekke.flatMap((p, i) => {
			const next = rekke[i + 1];
			if (!next) return [p];
			const isHere = (same(cm(p), a) && same(cm(next), b)) || (same(cm(p), b) && same(cm(next), a));
			return isHere ? [p, metres(at)] : [p];
		})
	);

/** Without a vertex; null: too little would be left. */
export function fjernPunkt(geometry: Geometry, at: Cm): Geometry | null {
	let isEnough = geometry.type !== 'Point';
	const next = medRekker(geometry, (rekke, isRing) => {
		const open = isRing ? rekke.slice(0, -1) : rekke;
		const left = open.filter((p) => !same(cm(p), at));
		if (left.length < open.length && left.length < (isRing ? 3 : 2)) isEnough = false;
		const [first] = left;
		return isRing && first ? [...left, first] : [...left];
	});
	return isEnough ? next : null;
}

/** The same surfaces without their holes. */
export function utenHull(geometry: Geometry): Geometry {
	if (geometry.type === 'Polygon')
		return { type: 'Polygon', coordinates: geometry.coordinates.slice(0, 1) };
	if (geometry.type === 'MultiPolygon')
		return {
			type: 'MultiPolygon',
			coordinates: geometry.coordinates.map((rings) => rings.slice(0, 1))
		};
	return geometry;
}

/** All sequences of places of a geometry, in centimetres; rings without their closing point. */
export function rekkerOf(geometry: Geometry): { rekke: Cm[]; lukket: boolean }[] {
	const found: { rekke: Cm[]; lukket: boolean }[] = [];
	medRekker(geometry, (rekke, lukket) => {
		found.push({ rekke: (lukket ? rekke.slice(0, -1) : rekke).map(cm), lukket });
		return [...rekke];
	});
	return found;
}

/** What was drawn, as a geometry. */
export function geometriAv(slag: 'flate' | 'linje' | 'punkt', corners: readonly Cm[]): Geometry {
	const coordinates = corners.map(metres);
	const [first = [NaN, NaN]] = coordinates;
	if (slag === 'punkt') return { type: 'Point', coordinates: first };
	if (slag === 'linje') return { type: 'LineString', coordinates };
	return { type: 'Polygon', coordinates: [[...coordinates, first]] };
}

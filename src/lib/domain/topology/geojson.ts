import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { ringArea2, same, type Cm, type FlateCm, type RingCm, type Sone } from './punkt.ts';

const centimetres = ([east = NaN, north = NaN]: Position): Cm => [
	Math.round(east * 100),
	Math.round(north * 100)
];

/** An open ring on whole centimetres, no point twice in a row, with its area on the left of it. */
function ringFrom(positions: readonly Position[], isOuter: boolean): RingCm {
	const ring: Cm[] = [];
	for (const p of positions.map(centimetres)) {
		const before = ring.at(-1);
		if (!before || !same(before, p)) ring.push(p);
	}
	const [first, last] = [ring[0], ring.at(-1)];
	if (ring.length > 1 && first && last && same(first, last)) ring.pop();
	if (ring.length < 3 || ringArea2(ring) > 0 === isOuter) return ring;
	// Turned, it still starts where it started.
	const [start, ...rest] = ring;
	return start ? [start, ...rest.reverse()] : ring;
}

/**
 * The surfaces of a geometry in metres of the plan's UTM zone, as whole centimetres. What has more decimals is rounded. null:
 * it is no surface, or one of its rings vanishes.
 */
export function flaterFromGeoJson(geometry: Geometry): readonly FlateCm[] | null {
	if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const flater = polygons.map((rings) => rings.map((ring, nr) => ringFrom(ring, nr === 0)));
	return flater.some((flate) => flate.length === 0 || flate.some((ring) => ring.length < 3))
		? null
		: flater;
}

/** A zone from a stored object. null: see `flaterFromGeoJson`. */
export function soneFromGeoJson(id: string, geometry: Geometry): Sone | null {
	const flater = flaterFromGeoJson(geometry);
	return flater && { id, flater };
}

const metres = ([east, north]: Cm): Position => [east / 100, north / 100];

const closed = (ring: RingCm): Position[] => [...ring, ...ring.slice(0, 1)].map(metres);

/** A zone as GeoJSON in metres with at most two decimals: a polygon where it is in one part. */
export function geoJsonFrom({ flater }: Pick<Sone, 'flater'>): Polygon | MultiPolygon {
	const coordinates = flater.map((flate) => flate.map(closed));
	const [only = [], ...more] = coordinates;
	return more.length === 0
		? { type: 'Polygon', coordinates: only }
		: { type: 'MultiPolygon', coordinates };
}

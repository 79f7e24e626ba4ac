import type { Geometry, Position } from 'geojson';
import { isGeographic } from './koordinatsystem.ts';

/**
 * Where objects of a Norwegian municipality can lie, wide enough for the sea and Svalbard, narrow enough that every
 * UTM zone can be reckoned there: west, south, east, north in lng/lat.
 */
export const DEKNING = { west: -30, south: 40, east: 60, north: 89 } as const;

/** Metres from the origin of any plane coordinate system in use here; beyond, the projections have no answer. */
const MAX_EAST = 5_000_000;
const MAX_NORTH = 10_000_000;

const inDegrees = ([lng = NaN, lat = NaN]: Position): boolean =>
	lng >= DEKNING.west && lng <= DEKNING.east && lat >= DEKNING.south && lat <= DEKNING.north;

const inMetres = ([east = NaN, north = NaN]: Position): boolean =>
	Math.abs(east) <= MAX_EAST && Math.abs(north) <= MAX_NORTH;

/** Can every position of the geometry be told in another coordinate system? false for the astronomic and for Infinity. */
export function erInnenfor(geometry: Geometry, epsg: number): boolean {
	const isInside = isGeographic(epsg) ? inDegrees : inMetres;
	switch (geometry.type) {
		case 'Point':
			return isInside(geometry.coordinates);
		case 'MultiPoint':
		case 'LineString':
			return geometry.coordinates.every(isInside);
		case 'MultiLineString':
		case 'Polygon':
			return geometry.coordinates.every((line) => line.every(isInside));
		case 'MultiPolygon':
			return geometry.coordinates.every((part) => part.every((ring) => ring.every(isInside)));
		case 'GeometryCollection':
			return geometry.geometries.every((part) => erInnenfor(part, epsg));
	}
}

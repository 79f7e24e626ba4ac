import type {
	LineString,
	MultiPolygon,
	Point as GeoPoint,
	Polygon as GeoPolygon,
	Position
} from 'geojson';
import { at, type Point, type Polygon, type Ring } from './point.ts';

const centimetres = ([x, y]: Point): Position => [
	Math.round(x * 100) / 100,
	Math.round(y * 100) / 100
];

const closed = (ring: Ring): Position[] => [...ring, at(ring, 0)].map(centimetres);

/** GeoJSON geometry in the plan's own zone, on whole centimetres. */
export const asPolygon = (polygon: Polygon): GeoPolygon => ({
	type: 'Polygon',
	coordinates: polygon.map(closed)
});

export const asMultiPolygon = (polygon: Polygon): MultiPolygon => ({
	type: 'MultiPolygon',
	coordinates: [polygon.map(closed)]
});

export const asLine = (points: readonly Point[]): LineString => ({
	type: 'LineString',
	coordinates: points.map(centimetres)
});

export const asPoint = (point: Point): GeoPoint => ({
	type: 'Point',
	coordinates: centimetres(point)
});

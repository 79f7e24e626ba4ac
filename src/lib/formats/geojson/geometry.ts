import type { Geometry, Position } from 'geojson';
import { member } from './member.ts';

/** Why a geometry, or a part of it, cannot be used. */
export class UgyldigGeometri extends Error {
	override readonly name = 'UgyldigGeometri';
	readonly rule: string;
	constructor(rule: string, message: string) {
		super(message);
		this.rule = rule;
	}
}

/** What reading a geometry notices without its being wrong. */
export interface Merket {
	/** A height or measure was there and left out. */
	z: boolean;
	/** A ring did not end where it began, and was closed. */
	lukket: boolean;
}

const koordinat = (message: string) => new UgyldigGeometri('geojson.koordinat.ugyldig', message);

function array(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value as unknown[];
	throw koordinat('Koordinatene er ikke en liste.');
}

function position(value: unknown, merket: Merket): Position {
	const numbers = array(value);
	const [x, y] = numbers;
	if (typeof x !== 'number' || typeof y !== 'number')
		throw koordinat('En koordinat er ikke to tall.');
	// JSON has no NaN, but 1e999 is Infinity
	if (!Number.isFinite(x) || !Number.isFinite(y)) throw koordinat('En koordinat er uendelig stor.');
	if (numbers.length > 2) merket.z = true;
	return [x, y];
}

const positions = (value: unknown, merket: Merket): Position[] =>
	array(value).map((p) => position(p, merket));

function line(value: unknown, merket: Merket): Position[] {
	const points = positions(value, merket);
	if (points.length < 2) throw koordinat('En linje har færre enn to punkter.');
	return points;
}

function ring(value: unknown, merket: Merket): Position[] {
	const points = positions(value, merket);
	const [first] = points;
	const last = points.at(-1);
	if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
		points.push([...first]);
		merket.lukket = true;
	}
	if (points.length < 4) throw koordinat('En flate har færre enn tre hjørner.');
	return points;
}

function polygon(value: unknown, merket: Merket): Position[][] {
	const rings = array(value).map((r) => ring(r, merket));
	if (rings.length === 0) throw koordinat('En flate har ingen omkrets.');
	return rings;
}

function filled<T>(parts: T[]): T[] {
	if (parts.length === 0) throw new UgyldigGeometri('geojson.geometri.tom', 'Geometrien er tom.');
	return parts;
}

/** A geometry of RFC 7946 without heights; UgyldigGeometri where any part of it is wrong, never a part of it. */
export function readGeometry(value: unknown, merket: Merket): Geometry {
	const type = member(value, 'type');
	const parts = member(value, 'coordinates');
	const each = <T>(read: (part: unknown, merket: Merket) => T): T[] =>
		filled(array(parts).map((part) => read(part, merket)));
	switch (type) {
		case 'Point':
			return { type, coordinates: position(parts, merket) };
		case 'MultiPoint':
			return { type, coordinates: each(position) };
		case 'LineString':
			return { type, coordinates: line(parts, merket) };
		case 'MultiLineString':
			return { type, coordinates: each(line) };
		case 'Polygon':
			return { type, coordinates: polygon(parts, merket) };
		case 'MultiPolygon':
			return { type, coordinates: each(polygon) };
		case 'GeometryCollection': {
			const inner = array(member(value, 'geometries'));
			return { type, geometries: filled(inner.map((g) => readGeometry(g, merket))) };
		}
		default:
			throw new UgyldigGeometri(
				'geojson.geometri.ukjent',
				`Geometritypen ${quoted(type)} er ikke kjent.`
			);
	}
}

const quoted = (type: unknown): string =>
	typeof type === 'string' ? `«${type.slice(0, 40)}»` : '(mangler)';

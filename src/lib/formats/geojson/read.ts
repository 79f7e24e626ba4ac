import type { Geometry, Position } from 'geojson';
import type { Avvik } from '../../domain/avvik.ts';
import type { Egenskap, Egenskaper } from '../../domain/plan/planobjekt.ts';
import { Avviksliste } from '../avviksliste.ts';
import { UleseligFil, type Kildefil, type Kildeobjekt } from '../kildefil.ts';
import { decideEpsg } from './crs.ts';
import { readGeometry, UgyldigGeometri, type Merket } from './geometry.ts';
import { assertSize, parseJson } from './json.ts';
import { isObject, member } from './member.ts';
import { objekttypeOf } from './objekttype.ts';
import type { Utstrekning } from './sone.ts';
import { decodeJson } from './text.ts';

const GEOMETRIES = new Set([
	'Point',
	'MultiPoint',
	'LineString',
	'MultiLineString',
	'Polygon',
	'MultiPolygon',
	'GeometryCollection'
]);
/** Members of the root that are read; what else stands there is kept in `hode`. */
const KNOWN = new Set([
	'type',
	'features',
	'geometry',
	'properties',
	'coordinates',
	'geometries',
	'bbox'
]);

const avvik = (
	rule: string,
	severity: Avvik['severity'],
	message: string,
	object?: string
): Avvik => ({ rule, severity, message, object });

/** What is gathered while the features of one file are read. */
interface Lesing {
	readonly found: Avviksliste;
	/** Objects whose heights were left out. */
	hoyder: number;
}

/** The features of any GeoJSON: a bare geometry is a feature without properties. */
function featuresOf(root: unknown): readonly unknown[] {
	const type = member(root, 'type');
	if (type === 'FeatureCollection') {
		const features = member(root, 'features');
		if (Array.isArray(features)) return features as unknown[];
	} else if (type === 'Feature') return [root];
	else if (typeof type === 'string' && GEOMETRIES.has(type))
		return [{ type: 'Feature', properties: {}, geometry: root }];
	throw new UleseligFil(
		'ikke-geojson',
		'Filen er JSON, men ikke GeoJSON: den har verken FeatureCollection, Feature eller geometri.'
	);
}

function geometryOf(feature: unknown, serial: string, lesing: Lesing): Geometry | null {
	const value = member(feature, 'geometry');
	if (value === null || value === undefined) {
		lesing.found.add(
			avvik('geojson.geometri.mangler', 'advarsel', 'Objektet har ingen geometri.', serial)
		);
		return null;
	}
	const merket: Merket = { z: false, lukket: false };
	try {
		const geometry = readGeometry(value, merket);
		if (merket.lukket)
			lesing.found.add(
				avvik(
					'geojson.ring.apen',
					'advarsel',
					'En ring var ikke lukket. Den er lukket ved lesing.',
					serial
				)
			);
		if (merket.z) lesing.hoyder++;
		return geometry;
	} catch (error) {
		if (!(error instanceof UgyldigGeometri)) throw error;
		lesing.found.add(
			avvik(error.rule, 'feil', `${error.message} Geometrien er ikke lest.`, serial)
		);
		return null;
	}
}

function readFeature(
	feature: unknown,
	index: number,
	root: unknown,
	lesing: Lesing
): Kildeobjekt | null {
	const id = member(feature, 'id');
	const serial = typeof id === 'string' || typeof id === 'number' ? String(id) : String(index + 1);
	if (member(feature, 'type') !== 'Feature') {
		lesing.found.add(
			avvik(
				'geojson.objekt.ukjent',
				'feil',
				'Dette er ikke en Feature. Det er hoppet over.',
				serial
			)
		);
		return null;
	}
	const properties = member(feature, 'properties');
	const egenskaper = isObject(properties) ? (properties as Egenskaper) : {};
	const geometry = geometryOf(feature, serial, lesing);
	return { objekttype: objekttypeOf(egenskaper, root), serial, geometry, buer: [], egenskaper };
}

/** One note for all heights of the file, instead of one an object. */
function heights(count: number): Avvik[] {
	if (count === 0) return [];
	const message = `Høyder i ${count} ${count === 1 ? 'objekt' : 'objekter'} er ikke tatt med.`;
	return [avvik('geojson.hoyde', 'merknad', message)];
}

function doubleIds(objekter: readonly Kildeobjekt[], { found }: Lesing): void {
	const seen = new Set<string>();
	const twice = new Set<string>();
	for (const { serial } of objekter) (seen.has(serial) ? twice : seen).add(serial);
	for (const id of twice)
		found.add(avvik('geojson.id.dobbel', 'advarsel', `Flere objekter har id «${id}».`, id));
}

function* positionsOf(geometry: Geometry): Generator<Position> {
	if (geometry.type === 'GeometryCollection') {
		for (const part of geometry.geometries) yield* positionsOf(part);
		return;
	}
	const parts: unknown[] = geometry.coordinates;
	if (typeof parts[0] === 'number') yield parts as Position;
	else yield* flatten(parts);
}

function* flatten(parts: readonly unknown[]): Generator<Position> {
	for (const part of parts as unknown[][]) {
		if (typeof part[0] === 'number') yield part as Position;
		else yield* flatten(part);
	}
}

function extent(objekter: readonly Kildeobjekt[]): Utstrekning | null {
	let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { geometry } of objekter) {
		if (!geometry) continue;
		for (const [x = NaN, y = NaN] of positionsOf(geometry)) {
			minX = Math.min(minX, x);
			minY = Math.min(minY, y);
			maxX = Math.max(maxX, x);
			maxY = Math.max(maxY, y);
		}
	}
	return minX === Infinity ? null : { minX, minY, maxX, maxY };
}

const foreignMembers = (root: unknown): Egenskaper =>
	isObject(root)
		? Object.fromEntries(
				Object.entries(root).filter(([name]) => !KNOWN.has(name)) as [string, Egenskap][]
			)
		: {};

/**
 * Reads GeoJSON (RFC 7946, and the `crs` member of 2008). A bad object becomes an Avvik, never an aborted
 * read; UleseligFil only where the bytes are no GeoJSON at all. `epsg` is the user's own choice: without
 * it, projected coordinates in a file that names no system give `epsg: null` and an Avvik that says which
 * systems they could be.
 */
export function readGeojson(bytes: Uint8Array, options: { epsg?: number } = {}): Kildefil {
	assertSize(bytes);
	const { text, charset, avvik: charsetAvvik } = decodeJson(bytes);
	const root = parseJson(text);
	const lesing: Lesing = { found: new Avviksliste(), hoyder: 0 };
	const objekter = featuresOf(root)
		.map((feature, index) => readFeature(feature, index, root, lesing))
		.filter((objekt) => objekt !== null);
	if (objekter.length === 0)
		lesing.found.add(avvik('geojson.tom', 'advarsel', 'Filen har ingen objekter.'));
	doubleIds(objekter, lesing);
	const crs = decideEpsg(root, extent(objekter), options.epsg);
	return {
		format: 'geojson',
		epsg: crs.epsg,
		charset: { declared: null, used: charset },
		objekter,
		avvik: [...charsetAvvik, ...crs.avvik, ...lesing.found.toSorted(), ...heights(lesing.hoyder)],
		hode: foreignMembers(root)
	};
}

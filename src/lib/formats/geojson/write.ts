import type { Feature, FeatureCollection, Geometry, Polygon, Position } from 'geojson';

export interface WriteOptions {
	/**
	 * Projected output: coordinates are metres in this system, written with at most three decimals (a plan
	 * that was transformed is stored in millimetres) and the `crs` member of GeoJSON 2008, since RFC 7946 knows lng/lat only. Without it: lng/lat, 7 decimals (1 cm).
	 */
	readonly epsg?: number;
	/** More members of the collection: a name, a timestamp, a note that it is an illustration. */
	readonly members?: Readonly<Record<string, unknown>>;
}

/** Twice the signed area; positive when the ring runs counterclockwise. Relative to its first point, for exactness. */
function turn(ring: readonly Position[]): number {
	const [x0 = 0, y0 = 0] = ring[0] ?? [];
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [ax = 0, ay = 0] = ring[i - 1] ?? [];
		const [bx = 0, by = 0] = ring[i] ?? [];
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}

const directed = (ring: Position[], counterclockwise: boolean): Position[] =>
	turn(ring) > 0 === counterclockwise ? ring : ring.toReversed();

type Round = (value: number) => number;

function rounder(decimals: number): Round {
	const factor = 10 ** decimals;
	// + 0 makes -0 into 0
	return (value) => Math.round(value * factor) / factor + 0;
}

/** RFC 7946 § 3.1.6: the outer ring runs counterclockwise, holes clockwise. */
const polygon = (rings: Polygon['coordinates'], round: Round): Position[][] =>
	rings.map((ring, i) => directed(ring, i === 0).map(([x = NaN, y = NaN]) => [round(x), round(y)]));

const flat = ([x = NaN, y = NaN]: Position, round: Round): Position => [round(x), round(y)];

function written(geometry: Geometry, round: Round): Geometry {
	const line = (points: Position[]) => points.map((p) => flat(p, round));
	switch (geometry.type) {
		case 'Point':
			return { type: 'Point', coordinates: flat(geometry.coordinates, round) };
		case 'MultiPoint':
		case 'LineString':
			return { type: geometry.type, coordinates: line(geometry.coordinates) };
		case 'MultiLineString':
			return { type: 'MultiLineString', coordinates: geometry.coordinates.map(line) };
		case 'Polygon':
			return { type: 'Polygon', coordinates: polygon(geometry.coordinates, round) };
		case 'MultiPolygon':
			return {
				type: 'MultiPolygon',
				coordinates: geometry.coordinates.map((part) => polygon(part, round))
			};
		case 'GeometryCollection':
			return { ...geometry, geometries: geometry.geometries.map((g) => written(g, round)) };
	}
}

/** One feature as GeoJSON text on one line. */
function writeFeature(feature: Feature<Geometry | null>, options: WriteOptions = {}): string {
	const round = rounder(options.epsg === undefined ? 7 : 3);
	const { id, properties, geometry } = feature;
	return JSON.stringify({
		type: 'Feature',
		...(id === undefined ? {} : { id }),
		geometry: geometry && written(geometry, round),
		properties
	});
}

function head({ epsg, members = {} }: WriteOptions): string {
	const crs = { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg ?? ''}` } };
	const collection = {
		type: 'FeatureCollection',
		...members,
		...(epsg === undefined ? {} : { crs })
	} satisfies Omit<FeatureCollection, 'features'>;
	return `${JSON.stringify(collection).slice(0, -1)},"features":[`;
}

/** A FeatureCollection piece by piece, for answers too large to hold: joined, the pieces are the whole text. */
export async function* featureCollectionLines(
	features: AsyncIterable<Feature<Geometry | null>> | Iterable<Feature<Geometry | null>>,
	options: WriteOptions = {}
): AsyncGenerator<string> {
	yield head(options);
	let comma = '\n';
	for await (const feature of features) {
		yield comma + writeFeature(feature, options);
		comma = ',\n';
	}
	yield '\n]}\n';
}

/** A FeatureCollection as text, RFC 7946: lng/lat with 7 decimals and the right-hand rule; see WriteOptions. */
export function writeFeatureCollection(
	features: Iterable<Feature<Geometry | null>>,
	options: WriteOptions = {}
): string {
	const lines = [...features].map((feature) => writeFeature(feature, options));
	return `${head(options)}\n${lines.join(',\n')}\n]}\n`;
}

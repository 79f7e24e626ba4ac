import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, GeoJSON, Polygon, Position } from 'geojson';
import { addProtocol } from 'maplibre-gl';

type Properties = Record<string, string | number | null>;

/** Pixel place on a map of `size` pixels, centred at `center` at `zoom`, to longitude and latitude. */
export function unproject(
	{ zoom, lng, lat }: { zoom: number; lng: number; lat: number },
	size: readonly [number, number]
): (x: number, y: number) => Position {
	const world = 512 * 2 ** zoom;
	const centerX = ((lng + 180) / 360) * world;
	const phi = (lat * Math.PI) / 180;
	const centerY = ((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * world;
	return (x, y) => {
		const wx = (centerX + x - size[0] / 2) / world;
		const wy = (centerY + y - size[1] / 2) / world;
		return [wx * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * wy))) * 180) / Math.PI];
	};
}

/** A rectangle given in pixels of that map. */
export function rectangle(
	place: ReturnType<typeof unproject>,
	[x, y, width, height]: readonly [number, number, number, number],
	properties: Properties
): Feature<Polygon> {
	const ring = [
		place(x, y),
		place(x, y + height),
		place(x + width, y + height),
		place(x + width, y),
		place(x, y)
	];
	return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

let count = 0;

/** Serves these features as vector tiles, one source layer for each key, and returns the tile address. */
export function serveTiles(layers: Record<string, readonly Feature[]>): string {
	const protocol = `prove${++count}`;
	const indices = Object.entries(layers).map(([name, features]) => {
		const data: GeoJSON = { type: 'FeatureCollection', features: [...features] };
		const index = new GeoJSONVT(data, { maxZoom: 16, extent: 4096, tolerance: 0, indexMaxZoom: 5 });
		return { name, index };
	});
	addProtocol(protocol, ({ url }) => {
		const [z = 0, x = 0, y = 0] = url
			.replace(/^.*:\/\//, '')
			.split('/')
			.map(Number);
		const found = indices.flatMap(({ name, index }) => {
			const tile = index.getTile(z, x, y);
			return tile ? [[name, tile] as const] : [];
		});
		const data = fromGeojsonVt(Object.fromEntries(found), { version: 2, extent: 4096 });
		return Promise.resolve({ data: new Uint8Array(data).buffer });
	});
	return `${protocol}://{z}/{x}/{y}`;
}

import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Cm } from '../../domain/topology/punkt.ts';
import { metresPerPixel } from '../scale.ts';
import { lngLatFromUtm, utmFromLngLat } from '../utm.ts';

/** East and north in whole centimetres of the plan's UTM zone: what is edited. */
export type Sted = Cm;
export type Strek = readonly Sted[];

export interface Skjermpunkt {
	readonly x: number;
	readonly y: number;
}

/** Where a pointer is, and which keys are held with it. */
export interface Peker {
	readonly at: Sted;
	/** How far off a hit may be, in centimetres: wider for a finger. */
	readonly reach: number;
	readonly alt: boolean;
	readonly shift: boolean;
	readonly ctrl: boolean;
}

/** Web Mercator, 0–1 over the world: what a zoom level is a multiple of. */
function mercator([e, n]: Sted, zone: number): [number, number] {
	const { lng, lat } = lngLatFromUtm({ ost: e / 100, nord: n / 100 }, zone);
	const sin = Math.sin((lat * Math.PI) / 180);
	return [lng / 360 + 0.5, 0.5 - Math.atanh(sin) / (2 * Math.PI)];
}

/** The line's points as Web Mercator, kept while the line is: a map that moves asks for them at each frame. */
const kept = new WeakMap<Strek, Float64Array>();

function mercatorOf(line: Strek, zone: number): Float64Array {
	let found = kept.get(line);
	if (!found) {
		found = new Float64Array(line.length * 2);
		for (const [i, sted] of line.entries()) found.set(mercator(sted, zone), 2 * i);
		kept.set(line, found);
	}
	return found;
}

/** Between the plan's UTM zone and the screen, for a map that is neither turned nor tilted. */
export class Projection {
	readonly #map: MapLibreMap;
	readonly #zone: number;

	constructor(map: MapLibreMap, srid: number) {
		this.#map = map;
		this.#zone = srid - 25800;
	}

	/** How many centimetres of ground is a CSS pixel where the map looks? */
	get cmPerPixel(): number {
		return 100 * metresPerPixel(this.#map.getZoom(), this.#map.getCenter().lat);
	}

	/** The scale and shift from Web Mercator to pixels as the map stands. */
	frame(): (line: Strek) => Skjermpunkt[] {
		const centre = this.#map.getCenter();
		const at = this.#map.project(centre);
		const worldPx = 512 * 2 ** this.#map.getZoom();
		const sin = Math.sin((centre.lat * Math.PI) / 180);
		const cx = centre.lng / 360 + 0.5;
		const cy = 0.5 - Math.atanh(sin) / (2 * Math.PI);
		return (line) => {
			const flat = mercatorOf(line, this.#zone);
			return line.map((_, i) => ({
				x: at.x + ((flat[2 * i] ?? 0) - cx) * worldPx,
				y: at.y + ((flat[2 * i + 1] ?? 0) - cy) * worldPx
			}));
		};
	}

	/** The place under a point of the map's frame, to the nearest centimetre. */
	placeAt({ x, y }: Skjermpunkt): Sted {
		return this.fromLngLat(this.#map.unproject([x, y]));
	}

	fromLngLat({ lng, lat }: { lng: number; lat: number }): Sted {
		const { ost, nord } = utmFromLngLat(lng, lat, this.#zone);
		return [Math.round(ost * 100), Math.round(nord * 100)];
	}

	toLngLat([e, n]: Sted): { lng: number; lat: number } {
		return lngLatFromUtm({ ost: e / 100, nord: n / 100 }, this.#zone);
	}

	/** The place in the middle of the map: what the keyboard points with. */
	middle(): Sted {
		return this.fromLngLat(this.#map.getCenter());
	}

	/** The part of the ground that is seen, `[west, south, east, north]` in centimetres. */
	seen(): [number, number, number, number] {
		const { clientWidth, clientHeight } = this.#map.getContainer();
		const corners = [
			[0, 0],
			[clientWidth, 0],
			[0, clientHeight],
			[clientWidth, clientHeight]
		].map(([x = 0, y = 0]) => this.placeAt({ x, y }));
		const es = corners.map(([e]) => e);
		const ns = corners.map(([, n]) => n);
		return [Math.min(...es), Math.min(...ns), Math.max(...es), Math.max(...ns)];
	}
}

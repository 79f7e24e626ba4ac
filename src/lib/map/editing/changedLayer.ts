import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { CHANGED_SOURCE } from '../mapController.ts';
import { layerAbove } from '../zorder.ts';
import type { Projection, Strek } from './projection.ts';

/** A surface as it is here, in the colour of its purpose. */
export interface EndretFlate {
	/** Of each surface its outer ring, and then its holes. */
	readonly flater: readonly (readonly Strek[])[];
	readonly farge: string;
}

/**
 * Zones that the tiles show otherwise than they are, drawn in the map itself: over the purposes, and under hensynssoner, lines
 * and names, which are as they were.
 */
export class ChangedLayer {
	readonly #map: MapLibreMap;
	readonly #projection: Projection;
	#shown = 0;

	constructor(map: MapLibreMap, projection: Projection) {
		this.#map = map;
		this.#projection = projection;
	}

	show(flater: readonly EndretFlate[]): void {
		// A source that is given nothing new is drawn anew all the same.
		if (flater.length === 0 && this.#shown === 0) return;
		this.#shown = flater.length;
		const data = { type: 'FeatureCollection' as const, features: flater.map(this.#feature) };
		const source = this.#map.getSource<GeoJSONSource>(CHANGED_SOURCE);
		if (source) void source.setData(data);
		// The map has its style by the time that something is changed.
		else if (flater.length > 0) this.#add(data);
	}

	#add(data: { type: 'FeatureCollection'; features: Feature[] }): void {
		const map = this.#map;
		// As exact as the plan: borders that are simplified one by one would part.
		map.addSource(CHANGED_SOURCE, { type: 'geojson', data, tolerance: 0 });
		const above = (id: string) => layerAbove(id, map.getLayersOrder());
		const [flate, omriss] = [`${CHANGED_SOURCE}-flate`, `${CHANGED_SOURCE}-omriss`];
		map.addLayer(
			{
				id: flate,
				type: 'fill',
				source: CHANGED_SOURCE,
				paint: { 'fill-color': ['get', 'farge'] }
			},
			above(flate)
		);
		map.addLayer(
			{
				id: omriss,
				type: 'line',
				source: CHANGED_SOURCE,
				paint: { 'line-color': '#000000', 'line-opacity': 0.6, 'line-width': 1 }
			},
			above(omriss)
		);
	}

	#feature = ({ flater, farge }: EndretFlate): Feature<Polygon | MultiPolygon> => ({
		type: 'Feature',
		properties: { farge },
		geometry: { type: 'MultiPolygon', coordinates: flater.map((rings) => rings.map(this.#ring)) }
	});

	#ring = (ring: Strek): [number, number][] =>
		[...ring, ...ring.slice(0, 1)].map((sted) => {
			const { lng, lat } = this.#projection.toLngLat(sted);
			return [lng, lat];
		});
}

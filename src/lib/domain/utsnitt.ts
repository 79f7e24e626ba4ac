/** Where a map looks: web Mercator zoom (512 px tiles) and centre in degrees. */
export interface Utsnitt {
	readonly zoom: number;
	readonly lat: number;
	readonly lng: number;
}

/** West, south, east, north in degrees. */
export type Boks = readonly [number, number, number, number];

/**
 * Which view shows all of this box on a map of `width` × `height` CSS pixels? A point, or a very small thing, is shown at
 * about 1:4 000, so that one sees where it is.
 */
export function utsnittFor([west, south, east, north]: Boks, width = 600, height = 400): Utsnitt {
	const lat = (south + north) / 2;
	// The world is 512 px wide at zoom 0; a degree of latitude is taller there than one of longitude is wide.
	const degrees = Math.max(
		(east - west) / width,
		(north - south) / Math.cos((lat * Math.PI) / 180) / height
	);
	const zoom = Math.min(16.5, Math.max(4, Math.log2(360 / 512 / Math.max(degrees, 1e-9))));
	return { zoom, lat, lng: (west + east) / 2 };
}

/** Does the view's centre lie within the box? */
export const erInnenfor = ({ lat, lng }: Utsnitt, [west, south, east, north]: Boks): boolean =>
	lng >= west && lng <= east && lat >= south && lat <= north;

/** The box around all coordinates of a file, in whatever system they are. */
export interface Utstrekning {
	readonly minX: number;
	readonly minY: number;
	readonly maxX: number;
	readonly maxY: number;
}

/** Mainland Norway as bands of latitude with the westernmost and easternmost longitude, generously. */
const NORGE: readonly (readonly [south: number, north: number, west: number, east: number])[] = [
	[57.8, 59, 4.8, 12],
	[59, 62, 4.2, 13],
	[62, 64, 4.5, 13],
	[64, 66, 8, 15],
	[66, 68, 10.5, 17.5],
	[68, 69, 11.5, 30.5],
	[69, 71.5, 14, 31.5]
];

const iNorge = ([lng, lat]: readonly [number, number]): boolean =>
	NORGE.some(([s, n, w, e]) => lat >= s && lat <= n && lng >= w && lng <= e);

const DEGREE = Math.PI / 180;
const RADIUS = 6_367_449.146; // rectifying radius of GRS80, m
const ECCENTRICITY_2 = 0.00669438;

/**
 * Longitude and latitude of a UTM coordinate on GRS80 to about a kilometre: enough to ask whether a
 * place can be in Norway, and for nothing else (PostGIS transforms).
 */
function utmToLngLat(zone: number, east: number, north: number): [number, number] {
	const y = north / 0.9996 / RADIUS;
	const x = (east - 500_000) / 0.9996 / RADIUS;
	// Krüger's series, first term (n = 0.001679)
	const b1 = 0.000837732;
	const xi = y - b1 * Math.sin(2 * y) * Math.cosh(2 * x);
	const eta = x - b1 * Math.cos(2 * y) * Math.sinh(2 * x);
	const conformal = Math.asin(Math.sin(xi) / Math.cosh(eta));
	const lat = conformal + (ECCENTRICITY_2 / 2) * Math.sin(2 * conformal);
	const lng = Math.atan2(Math.sinh(eta), Math.cos(xi));
	return [zone * 6 - 183 + lng / DEGREE, lat / DEGREE];
}

interface Mulig {
	readonly navn: string;
	readonly epsg: number | null;
}

const utm = (x: number, y: number): Mulig[] =>
	[31, 32, 33, 34, 35, 36]
		.filter((zone) => iNorge(utmToLngLat(zone, x, y)))
		// the zones in official use; 31, 34 and 36 only where none of these fits
		.sort((a, b) => Number(![32, 33, 35].includes(a)) - Number(![32, 33, 35].includes(b)))
		.map((zone) => ({ navn: `EUREF89 UTM sone ${zone}`, epsg: 25800 + zone }));

/** Which projected systems would put the middle of the extent in Norway? In the order of their use. */
export function muligeSystemer(u: Utstrekning): Mulig[] {
	const x = (u.minX + u.maxX) / 2;
	const y = (u.minY + u.maxY) / 2;
	const zones = utm(x, y);
	const official = zones.filter(({ epsg }) => [25832, 25833, 25835].includes(epsg ?? 0));
	if (official.length > 0) return official;
	if (zones.length > 0) return zones;
	if (y > 900_000 && y < 2_600_000 && x > -100_000 && x < 300_000)
		return [{ navn: 'EUREF89 NTM (EPSG:5105–5130, én for hver lengdegrad)', epsg: null }];
	if (y > 7_900_000 && y < 11_600_000 && x > 400_000 && x < 3_600_000)
		return [{ navn: 'Web Mercator', epsg: 3857 }];
	if (utm(y, x).length > 0)
		return [{ navn: 'EUREF89 UTM med nord og øst byttet om (øst skal stå først)', epsg: null }];
	return [];
}

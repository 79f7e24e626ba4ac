/**
 * Systems in degrees that a file of Norway may be in: ED50, ED87, EUREF89, NGO 1948 (from Greenwich and from Oslo) and WGS 84,
 * with and without heights. A list, since EPSG's 4000-4999 has plane systems too (4855-4880 are EUREF89 NTM).
 */
const GEOGRAPHIC = new Set([4230, 4231, 4258, 4273, 4326, 4817, 4937, 4979, 5942, 6144]);

/** Are the coordinates of this EPSG code degrees? Then planar areas and centimetres mean nothing. */
export const isGeographic = (epsg: number): boolean => GEOGRAPHIC.has(epsg);

/** Web Mercator by EPSG's and others' numbers: at 60.7° N its squares are four times too large. */
const WEB_MERCATOR = new Set([3857, 3785, 900913, 102100, 102113]);

/**
 * Plane systems in metres that a file of Norway may be in, from one number to another: EUREF89, ED50 and WGS 84 UTM, EUREF89 NTM
 * (north-east and east-north), NGO 1948, UTM 32 with the zone before the easting, and with heights; SWEREF 99 TM; ETRS89 LAEA and LCC.
 */
const PLANE: readonly (readonly [number, number])[] = [
	[25828, 25838],
	[23028, 23038],
	[32628, 32638],
	[5105, 5130],
	[4855, 4880],
	[27391, 27398],
	[4647, 4647],
	[5945, 5976],
	[6145, 6176],
	[3006, 3006],
	[3034, 3035]
];

export type Kartplan = 'meter' | 'grader' | 'web-mercator' | 'ukjent';

/** What are the coordinates of this EPSG code? Areas are measured in `meter` alone; `ukjent` is no system that is known here. */
export function kartplan(epsg: number): Kartplan {
	if (isGeographic(epsg)) return 'grader';
	if (WEB_MERCATOR.has(epsg)) return 'web-mercator';
	return PLANE.some(([from, to]) => epsg >= from && epsg <= to) ? 'meter' : 'ukjent';
}

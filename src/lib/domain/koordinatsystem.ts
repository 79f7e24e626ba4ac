/**
 * Systems in degrees that a file of Norway may be in: ED50, ED87, EUREF89, NGO 1948 (from Greenwich and from Oslo) and WGS 84,
 * with and without heights. A list, since EPSG's 4000-4999 has plane systems too (4855-4880 are EUREF89 NTM).
 */
const GEOGRAPHIC = new Set([4230, 4231, 4258, 4273, 4326, 4817, 4937, 4979, 5942, 6144]);

/** Are the coordinates of this EPSG code degrees? Then planar areas and centimetres mean nothing. */
export const isGeographic = (epsg: number): boolean => GEOGRAPHIC.has(epsg);

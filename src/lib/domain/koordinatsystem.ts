/** Longitude and latitude: WGS84, EUREF89, ED50. */
const GEOGRAPHIC = new Set([4326, 4258, 4230]);

/** Are the coordinates of this EPSG code degrees? Then planar areas and centimetres mean nothing. */
export const isGeographic = (epsg: number): boolean => GEOGRAPHIC.has(epsg);

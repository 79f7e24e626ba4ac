/** Are the coordinates of this EPSG code degrees (EPSG keeps 4000-4999 for that)? Then planar areas and centimetres mean nothing. */
export const isGeographic = (epsg: number): boolean => epsg >= 4000 && epsg < 5000;

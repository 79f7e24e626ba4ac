/** Equator of the sphere that Web Mercator tiles are drawn on, in metres. */
const equatorM = 2 * Math.PI * 6_378_137;
/** OGC's standardised rendering pixel: 0.28 mm (Symbology Encoding § 10.2). */
const pixelM = 0.00028;
/** MapLibre's zoom counts tiles of 512 CSS pixels. */
const tilePx = 512;
/** Vestre Toten lies about here; the scale varies by 1.3 % over the municipality. */
export const standardBreddegrad = 60.7;

const cosLat = (breddegrad: number) => Math.cos((breddegrad * Math.PI) / 180);

/** How many metres of ground does one CSS pixel cover at this zoom and latitude? */
export const metresPerPixel = (zoom: number, breddegrad = standardBreddegrad): number =>
	(equatorM * cosLat(breddegrad)) / (tilePx * 2 ** zoom);

/** 1 : what, on a screen whose pixel is 0.28 mm? */
export const scaleDenominator = (zoom: number, breddegrad = standardBreddegrad): number =>
	metresPerPixel(zoom, breddegrad) / pixelM;

/** The zoom at which the map is 1 : denominator: the minzoom of a rule with that MaxScaleDenominator. */
export const zoomForScale = (denominator: number, breddegrad = standardBreddegrad): number =>
	Math.log2((equatorM * cosLat(breddegrad)) / (tilePx * denominator * pixelM));

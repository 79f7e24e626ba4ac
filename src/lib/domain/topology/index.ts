/** The tiling of a plan by its purposes, and the verbs that change it: each answers an Edit, or why it cannot be. */
export { Flislegging, type Edit, type Helhet } from './flislegging.ts';
export { deleteVertex, insertVertex, moveVertices } from './punkter.ts';
export {
	cutHole,
	deleteZone,
	drawZone,
	fillHole,
	mergeZones,
	splitZone,
	type Tegnevalg
} from './tegneverb.ts';
export { duplicateZone, moveZone, reshapeZone, rotateZone, type Flyttevalg } from './flytteverb.ts';
export { flaterFromGeoJson, geoJsonFrom, soneFromGeoJson } from './geojson.ts';
export type { Avslag, Utfall } from './utfall.ts';
export { arealM2, stedsnavn, type Cm, type FlateCm, type RingCm, type Sone } from './punkt.ts';
export { Festelinjer, snapTo, type Feste } from './festing.ts';
export { tolkInntasting, type Inntastet, type Penn } from './inntasting.ts';
export { told, type Virkning } from './virkning.ts';
export {
	findGapsAndOverlaps,
	findMissingVertices,
	findSlivers,
	type Brist,
	type Flis,
	type Flisgrense,
	type ManglendePunkt
} from './mangler.ts';
export { absorbSliver, fillGap, repairMissingVertex, type Utbedring } from './utbedring.ts';

/** The tiling of a plan by its purposes, and the verbs that change it: each answers an Edit, or why it cannot be. */
export { Flislegging, type Edit } from './flislegging.ts';
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
export { duplicateZone, moveZone, reshapeZone, rotateZone } from './flytteverb.ts';
export { geoJsonFrom, soneFromGeoJson } from './geojson.ts';
export type { Utfall } from './utfall.ts';
export { arealM2, stedsnavn, type Cm, type FlateCm, type RingCm, type Sone } from './punkt.ts';
export { Festelinjer, snapTo } from './festing.ts';
export { tolkInntasting } from './inntasting.ts';
export { told } from './virkning.ts';
export {
	findGapsAndOverlaps,
	findMissingVertices,
	findSlivers,
	type Brist,
	type Sliver,
	type ManglendePunkt
} from './mangler.ts';
export { resolveOverlap } from './overlapp.ts';
export { leggUtenfor, UTENFOR } from './plangrense.ts';
export { absorbSliver, fillGap, repairMissingVertex, type Utbedring } from './utbedring.ts';

import type { Geometry } from 'geojson';
import type { Objektegenskaper } from '#lib/domain/plan/endring.ts';
import { temaFor } from '#lib/domain/plan/objekttyper.ts';
import { boksOm } from '#lib/domain/topology/punkt.ts';
import { utsnittFor, type Utsnitt } from '#lib/domain/utsnitt.ts';
import { TOM_SCENE, type Scene } from '#lib/map/editing/drawScene.ts';
import { navnFor } from '#lib/map/legend.ts';
import { symbolFor } from '#lib/map/symbol.ts';
import { lngLatFromUtm } from '#lib/map/utm.ts';
import { rekkerOf } from './[id]/rediger/fri.ts';

/** An object as one of those who changed it has it. */
export interface Form {
	readonly geometry: Geometry;
	readonly properties: Partial<Objektegenskaper>;
}

/** One version of what is in dispute; no shapes: it is gone there. */
export interface Utgave {
	readonly navn: string;
	readonly former: readonly Form[];
}

/** Metres around what is shown, in centimetres. */
const ROM_CM = 3000;

/** Where a map of `width` × `height` pixels looks to show all versions. */
export function utsnittOm(
	utgaver: readonly Utgave[],
	srid: number,
	width: number,
	height: number
): Utsnitt {
	const points = utgaver
		.flatMap(({ former }) => former)
		.flatMap(({ geometry }) => rekkerOf(geometry))
		.flatMap(({ rekke }) => rekke);
	const [w, s, e, n] = boksOm(points, ROM_CM);
	const zone = srid - 25800;
	const a = lngLatFromUtm({ ost: w / 100, nord: s / 100 }, zone);
	const b = lngLatFromUtm({ ost: e / 100, nord: n / 100 }, zone);
	return utsnittFor([a.lng, a.lat, b.lng, b.lat], width, height);
}

const fargeAv = ({ objekttype, kode, arealbruksstatus }: Partial<Objektegenskaper>) =>
	objekttype && temaFor(objekttype) === 'arealformal'
		? symbolFor(objekttype, kode ?? null, arealbruksstatus ?? null).farge
		: null;

/** A version as it is drawn over the tiles, which show what is stored. */
export function sceneFor({ former }: Utgave): Scene {
	const drawn = former.map(({ geometry, properties }) => ({
		streker: rekkerOf(geometry).map(({ rekke }) => rekke),
		lukket: geometry.type !== 'LineString',
		farge: fargeAv(properties)
	}));
	return { ...TOM_SCENE, endret: drawn, valgt: drawn };
}

/** «B1 · 1110 Boligbebyggelse», of each shape. */
export const formord = ({ properties: { omrNavn, objekttype, kode } }: Form): string =>
	[omrNavn, objekttype && navnFor({ tema: temaFor(objekttype), objekttype, kode: kode ?? null })]
		.filter(Boolean)
		.join(' · ');

import type { Geometry } from 'geojson';
import { temaFor } from '#lib/domain/plan/objekttyper.ts';
import { flaterFromGeoJson } from '#lib/domain/topology/geojson.ts';
import type { EndretFlate } from '#lib/map/editing/changedLayer.ts';
import type { Tegning } from '#lib/map/editing/drawScene.ts';
import { symbolFor } from '#lib/map/symbol.ts';
import { rekkerOf } from './fri.ts';
import type { Objekt } from './tilstand.ts';

/** A geometry as it is drawn over the map. */
export const tegning = (geometry: Geometry): Tegning => {
	const rekker = rekkerOf(geometry);
	return { streker: rekker.map(({ rekke }) => rekke), lukket: rekker.some((r) => r.lukket) };
};

/** A purpose as it is drawn in the map; null: what it is has no fill of its own. */
export function flateAv({ geometry, properties: p }: Objekt): EndretFlate | null {
	const flater = flaterFromGeoJson(geometry);
	return temaFor(p.objekttype) === 'arealformal' && flater
		? { flater, farge: symbolFor(p.objekttype, p.kode, p.arealbruksstatus).farge }
		: null;
}

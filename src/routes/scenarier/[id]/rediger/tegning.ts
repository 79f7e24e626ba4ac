import type { Geometry } from 'geojson';
import { temaFor } from '#lib/domain/plan/objekttyper.ts';
import type { Tegning } from '#lib/map/editing/drawScene.ts';
import { symbolFor } from '#lib/map/symbol.ts';
import { rekkerOf } from './fri.ts';
import type { Objekt } from './tilstand.ts';

/** A geometry as it is drawn over the map. */
export const tegning = (geometry: Geometry): Tegning => {
	const rekker = rekkerOf(geometry);
	return { streker: rekker.map(({ rekke }) => rekke), lukket: rekker.some((r) => r.lukket) };
};

/** The colour of a purpose; null: it has no fill of its own. */
export function fargeAv({ properties: p }: Objekt): string | null {
	return temaFor(p.objekttype) === 'arealformal'
		? symbolFor(p.objekttype, p.kode, p.arealbruksstatus).farge
		: null;
}

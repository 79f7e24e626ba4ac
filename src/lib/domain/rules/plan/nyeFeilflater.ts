import type { Geometry } from 'geojson';
import type { Avvik } from '../../avvik.ts';
import { enhet } from './enhet.ts';
import { glipe, overlapp, type Omtale } from './malt.ts';
import { ramseOpp, stor } from './regel.ts';
import { utenfor } from './utenfor.ts';

/** Ground that a change left without a purpose, gave two, or took from outside the plan. */
export interface NyFeilflate {
	readonly slag: 'glipe' | 'overlapp' | 'utenfor';
	readonly a: string | null;
	readonly b: string | null;
	readonly geometry: Geometry;
	readonly areaM2: number;
}

const REGEL = { glipe: glipe.id, overlapp: overlapp.id, utenfor: utenfor.id } as const;

function setning({ slag, a, b, areaM2 }: NyFeilflate, omtale: Omtale): string {
	const areal = enhet(areaM2, 'm²');
	if (slag === 'glipe') return `Endringen etterlater ${areal} uten arealformål her.`;
	if (slag === 'utenfor')
		return `${stor(omtale(a ?? ''))} ligger med ${areal} utenfor planområdet.`;
	const navn = ramseOpp([omtale(a ?? ''), omtale(b ?? '')]);
	return `Endringen lar ${navn} overlappe med ${areal}.`;
}

/** However small: an edit is exact, and rounding is no excuse for it. */
export const nyeFeilflater = (flater: readonly NyFeilflate[], omtale: Omtale): Avvik[] =>
	flater.map((flate) => ({
		rule: REGEL[flate.slag],
		severity: 'feil',
		message: setning(flate, omtale),
		...(flate.a !== null && { object: flate.a }),
		place: flate.geometry,
		areaM2: flate.areaM2
	}));

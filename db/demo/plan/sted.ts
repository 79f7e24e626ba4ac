import type { Arealbruksstatus } from '../../../src/lib/domain/plan/planobjekt.ts';
import type { Polygon, Ring } from '../geometry/point.ts';

/** A purpose laid on the map before the tiling is made. */
export interface Sted {
	readonly label: string;
	readonly polygon: Polygon;
	readonly kode: number;
	readonly status: Arealbruksstatus;
	readonly beskrivelse: string | null;
	/** Shown only where this label lies beneath it: a beach only on the lake, a street only in its town. */
	readonly only?: string;
}

export const sted = (
	label: string,
	ring: Ring | Polygon,
	kode: number,
	beskrivelse: string | null = null,
	status: Arealbruksstatus = 1,
	only?: string
): Sted => ({
	label,
	polygon: isRing(ring) ? [ring] : ring,
	kode,
	status,
	beskrivelse,
	...(only === undefined ? {} : { only })
});

const isRing = (shape: Ring | Polygon): shape is Ring => typeof shape[0]?.[0] === 'number';

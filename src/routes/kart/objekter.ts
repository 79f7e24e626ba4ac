import type { ObjektDetalj, ObjektRad } from '#lib/server/objects.ts';
import { getJson } from '../hent.ts';

export type { ObjektDetalj, ObjektRad };

export interface Rader {
	readonly revision: number;
	readonly total: number;
	readonly limit: number;
	readonly rows: readonly ObjektRad[];
}

/** All objects of the scenario, for the table and the legend. */
export const fetchRows = (scenario: number, signal?: AbortSignal): Promise<Rader> =>
	getJson(`/api/scenarios/${scenario}/objects`, signal);

/** Everything about one object, for the panel. */
export const fetchObject = (
	scenario: number,
	lokalId: string,
	signal?: AbortSignal
): Promise<ObjektDetalj> => getJson(`/api/scenarios/${scenario}/objects/${lokalId}`, signal);

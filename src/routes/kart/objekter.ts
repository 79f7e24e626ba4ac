import type { ObjektDetalj, ObjektRad } from '#lib/server/objects.ts';

export type { ObjektDetalj, ObjektRad };

export interface Rader {
	readonly revision: number;
	readonly total: number;
	readonly limit: number;
	readonly rows: readonly ObjektRad[];
}

/** A failed answer is an error and never an empty list. */
async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
	const response = await fetch(path, { signal });
	if (!response.ok) {
		const body = (await response.json().catch(() => ({}))) as { detail?: string };
		throw new Error(body.detail ?? `Serveren svarte ${response.status}.`);
	}
	return (await response.json()) as T;
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

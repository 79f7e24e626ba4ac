import type { Scenario } from '#lib/server/plans.ts';
import { hent } from '../hent.ts';

/** How many the chooser shows at a time; above this it has a field to search in. */
export const DEL = 20;

export interface Scenariodel {
	readonly scenarier: readonly Scenario[];
	/** Where the next ones are; null at the end. */
	readonly neste: string | null;
}

/** The first part of the scenarios whose name, plan or municipality has this text. */
export const scenarioadresse = (sok: string): string =>
	`/api/scenarios?${new URLSearchParams({ limit: String(DEL), ...(sok ? { q: sok } : {}) }).toString()}`;

/** One part of the list; rejects when the server does not answer, so that «nede» is never taken for «ingen». */
export async function hentScenarier(adresse: string, signal: AbortSignal): Promise<Scenariodel> {
	const response = await hent(adresse, { signal });
	const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '');
	return { scenarier: (await response.json()) as Scenario[], neste: next?.[1] ?? null };
}

import type { Avvik } from '#lib/domain/avvik.ts';
import type { Endringssvar, Konflikt } from '#lib/domain/plan/endring.ts';
import type { Gjenoppretting } from '#lib/server/endring/gjenopprett.ts';
import type { Fletting, Prove } from '#lib/server/fletting/flett.ts';
import type { Scenario } from '#lib/server/plans.ts';
import type { Scenarioendring } from '#lib/server/scenario/hode.ts';
import type { NyttScenario } from '#lib/server/scenario/kopi.ts';
import { hent, Svarfeil } from '../hent.ts';

/** The calls that change a scenario; each rejects with the server's own words (Svarfeil). */
const send = async <T>(path: string, method: 'POST' | 'PATCH', body: unknown): Promise<T> => {
	const headers = { 'content-type': 'application/json' };
	const response = await hent(path, { method, headers, body: JSON.stringify(body) });
	return (await response.json()) as T;
};

export const lagScenario = (nytt: NyttScenario): Promise<Scenario> =>
	send('/api/scenarios', 'POST', nytt);

export const endreScenario = (id: number, endring: Scenarioendring): Promise<Scenario> =>
	send(`/api/scenarios/${id}`, 'PATCH', endring);

export const gjenopprett = (id: number, bestilling: Gjenoppretting): Promise<Endringssvar> =>
	send(`/api/scenarios/${id}/restore`, 'POST', bestilling);

export type Flettesvar = Endringssvar & { readonly prove?: Prove };

/** Merges; `proving` tells what it would do, and keeps nothing of it. */
export const flett = (id: number, fletting: Fletting, proving: boolean): Promise<Flettesvar> =>
	send(`/api/scenarios/${id}/merge${proving ? '?proving=1' : ''}`, 'POST', fletting);

/** The words of an error, as they may be shown. */
export const feiltekst = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

const detaljer = (error: unknown): Readonly<Record<string, unknown>> =>
	error instanceof Svarfeil && error.status === 409
		? ((error.innhold.details ?? {}) as Record<string, unknown>)
		: {};

/** Is the name another scenario's? */
export const erNavnetOpptatt = (error: unknown): boolean =>
	'name' in detaljer(error) && !('version' in detaljer(error));

/** Did somebody else change the scenario itself first? */
export const erEndretAvAndre = (error: unknown): boolean => 'version' in detaljer(error);

/** The objects that somebody changed after one looked; [] for any other error. */
export const konflikterI = (error: unknown): readonly Konflikt[] =>
	error instanceof Svarfeil ? ((error.innhold.conflicts ?? []) as Konflikt[]) : [];

/** What a plan cannot have; [] for any other error. */
export const avvikI = (error: unknown): readonly Avvik[] =>
	error instanceof Svarfeil ? ((error.innhold.avvik ?? []) as Avvik[]) : [];

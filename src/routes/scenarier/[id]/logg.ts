import type { Loggobjekt, Loggside } from '#lib/server/scenariologg.ts';

/** What a change did to an object, beside its name. */
export const HVA_SKJEDDE: Readonly<Record<Loggobjekt['op'], string>> = {
	create: 'ny',
	update: 'endret',
	delete: 'tatt ut'
};

/**
 * The last revision before anything was done to an object: how it stood when the scenario was made. null where the log that is
 * shown does not reach so far, or where the object came with a change.
 */
export function utgangspunkt({ rader, eldre }: Loggside, lokalId: string | null): number | null {
	const forste = rader.at(-1);
	if (lokalId === null || eldre !== null || !forste || forste.revision <= 1) return null;
	const { op } = forste.objekter.find((o) => o.lokalId === lokalId) ?? {};
	return op === undefined || op === 'create' ? null : forste.revision - 1;
}

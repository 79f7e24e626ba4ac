import type { Flettesak, Flettevalg } from '#lib/domain/plan/fletting.ts';
import type { Fletting } from '#lib/server/fletting/flett.ts';
import type { Fletteoversikt } from '#lib/server/fletting/oversikt.ts';

/** The two scenarios, as they were looked at, and what must be chosen. */
export interface Par {
	readonly fra: { readonly id: number; readonly revision: number };
	readonly inn: { readonly id: number; readonly revision: number };
	readonly saker: Fletteoversikt['saker'];
}

/** What was chosen in each case. */
export type Valgt = Readonly<Record<string, Flettevalg | undefined>>;

/** The case and the versions of its objects: a choice holds as long as they stand. */
const merkeOf = ({ fra, inn }: Par, { conflicts, followers }: Flettesak): string =>
	[
		`${fra.id}>${inn.id}`,
		...[...conflicts, ...followers].map(
			({ lokalId, mine, theirs }) => `${lokalId} ${mine?.version ?? 0} ${theirs?.version ?? 0}`
		)
	].join();

/** What is chosen in a case as it stands; null: nothing, or of what it no longer is. */
export const valgFor = (valgt: Valgt, par: Par, sak: Flettesak): Flettevalg | null =>
	valgt[merkeOf(par, sak)] ?? null;

export const medValg = (valgt: Valgt, par: Par, sak: Flettesak, valg: Flettevalg): Valgt => ({
	...valgt,
	[merkeOf(par, sak)]: valg
});

/** The merge as the server is asked for it. */
export function fletting(par: Par, valgt: Valgt, forfra: boolean): Fletting {
	const { fra, inn, saker } = par;
	const choices: Record<string, Flettevalg> = {};
	for (const sak of saker) {
		const valg = valgFor(valgt, par, sak);
		if (valg !== null) for (const { lokalId } of sak.conflicts) choices[lokalId] = valg;
	}
	const seen = { from: fra.revision, target: inn.revision };
	return { from: fra.id, seen, choices, ...(forfra && { again: true }) };
}

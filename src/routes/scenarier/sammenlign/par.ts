import type { Scenario } from '#lib/server/plans.ts';

/** Of a scenario, what the choice of two needs. */
export type Valgbart = Pick<
	Scenario,
	'id' | 'name' | 'kind' | 'plan' | 'plannavn' | 'planidentifikasjon'
>;

/** Gjeldende first: what others are compared with. Then forslag, which is what is to be adopted. */
const RANG: Record<Scenario['kind'], number> = { gjeldende: 0, forslag: 1, alternativ: 2 };
const first = (scenarier: readonly Valgbart[]): Valgbart | undefined =>
	scenarier.toSorted((x, y) => RANG[x.kind] - RANG[y.kind])[0];

/**
 * Which two are compared? Those that were asked for; where one is missing, the plan in force (before) or the proposal
 * (after) of the same plan; where both are, those of the first plan that has two. null: there are no two to compare.
 */
export function velgPar(
	scenarier: readonly Valgbart[],
	asked: { readonly a: number | null; readonly b: number | null }
): { a: number; b: number } | null {
	const { a, b } = asked;
	if (a !== null && b !== null) return { a, b };
	const known = a ?? b;
	if (known === null) {
		const plans = [...Map.groupBy(scenarier, ({ plan }) => plan).values()];
		const before = first(plans.find((of) => of.length > 1) ?? []);
		return before ? velgPar(scenarier, { a: before.id, b: null }) : null;
	}
	const plan = scenarier.find(({ id }) => id === known)?.plan;
	const other = first(scenarier.filter((s) => s.plan === plan && s.id !== known));
	if (!other) return null;
	return a === null ? { a: other.id, b: known } : { a, b: other.id };
}

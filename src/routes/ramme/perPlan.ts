import type { Scenario } from '#lib/server/plans.ts';

export type Planmedscenarier = Pick<
	Scenario,
	'plan' | 'plannavn' | 'planidentifikasjon' | 'kommunenavn' | 'kommunenummer'
> & { readonly scenarier: readonly Scenario[] };

/** The same scenarios under the plan that each belongs to, in the order they came. */
export const perPlan = (scenarier: readonly Scenario[]): Planmedscenarier[] =>
	[...Map.groupBy(scenarier, ({ plan }) => plan).values()].flatMap((group) =>
		group.slice(0, 1).map((first) => ({ ...first, scenarier: group }))
	);

import { kantnettOf } from './kanter.ts';
import { ramseOpp, stor, type Planregel, type Preparert } from './regel.ts';

/** Where a neighbour has a vertex, the shared border must have one too: else moving one opens a gap. */
export const punktMangler: Planregel = {
	id: 'plan.formal.punkt.mangler',
	krav: 'To formål skal ha de samme punktene på sin felles grense.',
	check: (plan) =>
		kantnettOf(plan).flatMap(([, { manglende }]) => {
			const eiere = Map.groupBy(manglende, ({ eier }) => eier);
			return [...eiere].map(([eier, punkter]) => ({
				rule: punktMangler.id,
				severity: 'advarsel' as const,
				message: melding(
					eier,
					punkter.map(({ nabo }) => nabo.omtale)
				),
				object: eier.objekt.lokalId,
				place: {
					type: 'MultiPoint' as const,
					coordinates: punkter.map(({ punkt }) => punkt)
				}
			}));
		})
};

function melding({ omtale }: Preparert, naboer: readonly string[]): string {
	const antall = naboer.length === 1 ? 'et punkt' : `${naboer.length} punkter`;
	return `${stor(omtale)} mangler ${antall} på grensen mot ${ramseOpp(naboer)}. Sett inn det samme punktet i begge.`;
}

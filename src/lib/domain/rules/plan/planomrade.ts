import { nivaer, PA_GRUNNEN } from './niva.ts';
import type { Planregel } from './regel.ts';

/** A plan without its area can be read and drawn; its purposes are then measured against their own outline. */
export const planomrade: Planregel = {
	id: 'plan.omrade.mangler',
	krav: 'En plan skal ha et planområde (KpOmråde eller RpOmråde).',
	check: (plan) =>
		nivaer(plan)
			.filter(({ omrader }) => omrader.length === 0)
			.map(({ niva }) => ({
				rule: planomrade.id,
				severity: 'merknad',
				message: `Planen har ikke noe planområde${niva === PA_GRUNNEN ? '' : ` på vertikalnivå ${niva}`}. Formålene er målt mot sin egen ytre grense.`
			}))
};

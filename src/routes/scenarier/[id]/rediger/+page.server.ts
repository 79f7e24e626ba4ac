import { error } from '@sveltejs/kit';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { erReguleringsplan } from '#lib/domain/plan/plantype.ts';
import { planExtent, planOf, scenarioById } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

/** The editor of one scenario, for planners; what is in force, and what is archived, is not edited but copied. */
export const load: PageServerLoad = ({ locals: { db, bruker }, params }) =>
	pageErrors(async () => {
		const scenario = await scenarioById(db, bruker, parseId(params.id, 'scenario'));
		if (scenario.kind === 'gjeldende')
			error(403, {
				message:
					'Gjeldende plan redigeres ikke. Lag et scenario av den på scenariosiden, og rediger det.',
				id: ''
			});
		if (scenario.tilstand !== 'aktiv')
			error(403, {
				message: 'Scenariet er ikke i bruk. Hent det fram fra arkivet for å redigere det.',
				id: ''
			});
		const plan = await planOf(db, scenario);
		return {
			scenario,
			omfang: await planExtent(db, scenario.id),
			erReguleringsplan: erReguleringsplan(plan.plantype)
		};
	});

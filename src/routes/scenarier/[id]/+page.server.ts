import { authorize } from '#lib/server/access.ts';
import { listEndringer } from '#lib/server/endringslogg.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { plandokumenter } from '#lib/server/plandokument.ts';
import { scenarioById } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

/** One scenario, its plan's documents, and what has been done to it; 404 where the person may not see it. */
export const load: PageServerLoad = ({ locals: { db, bruker }, params }) =>
	pageErrors(async () => {
		const scenario = await scenarioById(db, bruker, parseId(params.id, 'scenario'));
		return {
			scenario,
			dokumenter: await plandokumenter(db, bruker, scenario.plan),
			kanEndreDokumenter: authorize(bruker, '/api/plans/[id]/documents', 'POST').ok,
			endringer: await listEndringer(db, bruker, scenario.id)
		};
	});

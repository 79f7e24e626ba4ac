import { authorize, kanPublisere } from '#lib/server/access.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { plandokumenter } from '#lib/server/plandokument.ts';
import { gjeldendeFor, planOf, scenarioById } from '#lib/server/plans.ts';
import { loggobjekt, objektomtale, scenariologg } from '#lib/server/scenariologg.ts';
import type { PageServerLoad } from './$types';

/** Lines of the log at a time. */
const DEL = 25;

const revisjonI = (text: string | null): number | null =>
	text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;

/** One scenario, its plan's documents, and what has been done to it (`?objekt=`, `?for=`); 404 where the person may not see it. */
export const load: PageServerLoad = ({ locals: { db, bruker }, params, url }) =>
	pageErrors(async () => {
		const scenario = await scenarioById(db, bruker, parseId(params.id, 'scenario'));
		const objekt = loggobjekt(url.searchParams.get('objekt'));
		const before = revisjonI(url.searchParams.get('for'));
		const [gjeldende] = await gjeldendeFor(db, bruker, [scenario.plan]);
		return {
			scenario,
			planstatus: (await planOf(db, scenario)).planstatus,
			gjeldende: gjeldende?.id ?? null,
			opphav: scenario.parent === null ? null : await scenarioById(db, bruker, scenario.parent),
			dokumenter: await plandokumenter(db, bruker, scenario.plan),
			kanEndreDokumenter: authorize(bruker, '/api/plans/[id]/documents', 'POST').ok,
			kanEndre: authorize(bruker, '/api/scenarios/[id]', 'PATCH').ok,
			kanPublisere: kanPublisere(bruker),
			objekt:
				objekt === null
					? null
					: { lokalId: objekt, ...(await objektomtale(db, bruker, scenario.id, objekt)) },
			before,
			logg: await scenariologg(db, bruker, scenario.id, { objekt, before, limit: DEL })
		};
	});

import { authorize } from '#lib/server/access.ts';
import { pageErrors } from '#lib/server/http.ts';
import { blad, parsePart } from '#lib/server/paging.ts';
import { countPlans, gjeldendeFor, listScenarios } from '#lib/server/plans.ts';
import { sisteEndringer } from '#lib/server/scenariologg.ts';
import type { PageServerLoad } from './$types';

const DEL = 100;

/** The scenarios that the person may see, DEL at a time, by plan; with `?arkiverte=1` those that planners have put away. */
export const load: PageServerLoad = ({ locals: { db, bruker }, url }) =>
	pageErrors(async () => {
		const part = { limit: DEL, offset: parsePart(url.searchParams).offset };
		const kanEndre = authorize(bruker, '/api/scenarios/[id]', 'PATCH').ok;
		const arkiverte = kanEndre && url.searchParams.get('arkiverte') === '1';
		const antall = await countPlans(db, bruker, { arkiverte });
		const scenarier = await listScenarios(db, bruker, { ...part, arkiverte });
		const ider = scenarier.map(({ id }) => id);
		return {
			scenarier,
			arkiverte,
			kanEndre,
			siste: kanEndre ? await sisteEndringer(db, ider) : [],
			gjeldende: await gjeldendeFor(
				db,
				bruker,
				scenarier.map(({ plan }) => plan)
			),
			blad: blad(url, part, antall.scenarier, 'scenarier')
		};
	});

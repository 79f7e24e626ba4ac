import { pageErrors } from '#lib/server/http.ts';
import { blad, parsePart } from '#lib/server/paging.ts';
import { countPlans, listScenarios } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

const DEL = 100;

/** The scenarios that the person may see, DEL at a time, by plan. */
export const load: PageServerLoad = ({ locals: { db, bruker }, url }) =>
	pageErrors(async () => {
		const part = { limit: DEL, offset: parsePart(url.searchParams).offset };
		const { scenarier } = await countPlans(db, bruker);
		return {
			scenarier: await listScenarios(db, bruker, part),
			blad: blad(url, part, scenarier, 'scenarier')
		};
	});

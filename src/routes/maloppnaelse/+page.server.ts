import { NotFound } from '#lib/server/errors.ts';
import { pageErrors } from '#lib/server/http.ts';
import { maloppnaelse, type Maloppnaelse } from '#lib/server/maloppnaelse.ts';
import { aktivtScenario, listScenarios, unknownScenario } from '#lib/server/plans.ts';
import { lesMed } from './adresse.ts';
import type { PageServerLoad } from './$types';

/** So many can be chosen between; more are reached by their own pages. */
const VALGBARE = 50;

/** The scenario that is chosen in the frame, and those beside it; one that the person may not see is told, not shown. */
export const load: PageServerLoad = ({ locals: { db, bruker }, parent, url }) =>
	pageErrors(async () => {
		const { valgt } = await parent();
		if (!valgt) return { kolonner: [], ukjente: 0, valgbare: [] };
		const valgbare = await listScenarios(db, bruker, { plan: valgt.plan, limit: VALGBARE });
		const kolonner: Maloppnaelse[] = [];
		let ukjente = 0;
		// One after another: the embedded engine has one connection, and what is kept answers at once.
		for (const id of [valgt.id, ...lesMed(url.searchParams, valgt.id)])
			try {
				if (!(await aktivtScenario(db, bruker, String(id)))) throw unknownScenario(id);
				kolonner.push(await maloppnaelse(db, id, bruker, new Date()));
			} catch (error) {
				if (!(error instanceof NotFound)) throw error;
				ukjente += 1;
			}
		return {
			kolonner,
			ukjente,
			valgbare: valgbare.map(({ id, name, kind }) => ({ id, name, kind }))
		};
	});

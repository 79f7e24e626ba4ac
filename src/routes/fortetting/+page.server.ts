import { authorize } from '#lib/server/access.ts';
import { fortettingFor } from '#lib/server/fortettingSvar.ts';
import { kjoringer } from '#lib/server/fortettingKjoring.ts';
import { pageErrors } from '#lib/server/http.ts';
import { planExtent } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

/** Totals for everyone; planners fetch the candidates themselves, in parts, and may start a run. */
export const load: PageServerLoad = ({ locals: { db, bruker }, parent }) =>
	pageErrors(async () => {
		const { valgt } = await parent();
		const adgang = authorize(bruker, '/api/scenarios/[id]/infill/run', 'POST');
		if (!valgt) return { svar: null, siste: null, omfang: null, kan: adgang.ok };
		const { siste } = await kjoringer(db, valgt.id);
		return {
			svar: await fortettingFor(db, valgt.id, bruker),
			// How a run goes is for those who may start one.
			siste: adgang.ok && siste ? { ...siste, merke: null } : null,
			omfang: adgang.ok ? await planExtent(db, valgt.id) : null,
			kan: adgang.ok
		};
	});

import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { authorize } from '#lib/server/access.ts';
import {
	endreParametre,
	gjeldendeParametre,
	parameterendringSchema
} from '#lib/server/boligparameter.ts';
import { Conflict, NotFound } from '#lib/server/errors.ts';
import { housingAnswer } from '#lib/server/housingAnswer.ts';
import { pageErrors } from '#lib/server/http.ts';
import { lesSkjema } from './parameterskjema.ts';
import type { Actions, PageServerLoad } from './$types';

/** Need against capacity in the scenario that is chosen in the frame; null where there is none to see. */
export const load: PageServerLoad = ({ locals: { db, bruker }, parent }) =>
	pageErrors(async () => {
		const { valgt } = await parent();
		return {
			oversikt: valgt && (await housingAnswer(db, valgt.id, bruker)).oversikt,
			kanEndre: authorize(bruker, '/boligreserve', 'POST').ok
		};
	});

export const actions: Actions = {
	parametre: async ({ request, locals: { db, bruker } }) => {
		const form = await request.formData();
		const kommune = form.get('kommunenummer');
		const kommunenummer = typeof kommune === 'string' ? kommune : '';
		const naa = await gjeldendeParametre(db, kommunenummer);
		const lest = v.safeParse(parameterendringSchema, lesSkjema(form, naa));
		if (!lest.success)
			return fail(400, { feil: `Ingenting er lagret. ${forklaring(lest.issues[0])}` });
		try {
			const sett = await endreParametre(db, kommunenummer, lest.output, bruker);
			return { melding: `Lagret som versjon ${sett.versjon}. Tallene på siden er regnet på nytt.` };
		} catch (error) {
			if (error instanceof Conflict) return fail(409, { feil: error.message });
			if (error instanceof NotFound) return fail(404, { feil: error.message });
			throw error;
		}
	}
};

/** Which field, and what to write in it. */
function forklaring(issue: v.BaseIssue<unknown>): string {
	const path = v.getDotPath(issue);
	if (path === 'grunn') return 'Skriv hvorfor parameterne endres.';
	return `Et felt har en verdi som ikke kan brukes: ${issue.message}`;
}

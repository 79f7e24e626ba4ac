import { authorize } from '#lib/server/access.ts';
import { BadRequest } from '#lib/server/badRequest.ts';
import { diffAnswer, type Diffsvar, type Onsket } from '#lib/server/diffAnswer.ts';
import { horingFor, hortrevisjoner, type Horing } from '#lib/server/horing.ts';
import { readParameter } from '#lib/map/urlState.ts';
import { Forbidden, NotFound } from '#lib/server/errors.ts';
import { forekomster } from '#lib/server/forekomster.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { listScenarios, planExtent, scenarioById } from '#lib/server/plans.ts';
import { bakgrunn } from '../../kart/bakgrunn.ts';
import { hortParameter } from './adresse.ts';
import { velgPar, type Valgbart } from './par.ts';
import type { PageServerLoad } from './$types';

/** So many can be chosen between in a menu; more are reached by «Sammenlign med …» on their own pages. */
const VALGBARE = 500;

const parseTall = (text: string | null, name: string): number | null =>
	text === null || text === '' ? null : parseId(text, name);

/** The answer, or why the two cannot be compared: said on the page, where others can be chosen. */
async function sammenlignet(
	{ db, bruker }: App.Locals,
	a: Onsket,
	b: Onsket
): Promise<{ svar: Diffsvar; feil: null } | { svar: null; feil: string }> {
	try {
		return { svar: (await diffAnswer(db, bruker, a, b)).svar, feil: null };
	} catch (error) {
		if (error instanceof BadRequest && error.status === 422)
			return { svar: null, feil: error.message };
		throw error;
	}
}

/** What was changed since it was heard, as far as `?hort=` or the log tells what was; why not, where it cannot be told. */
async function hort(
	{ db, bruker }: App.Locals,
	{ a, b }: { readonly a: Onsket; readonly b: Onsket },
	search: URLSearchParams
): Promise<{ horing: Horing; horingsfeil: string | null }> {
	try {
		const valg = readParameter(hortParameter, search) ?? null;
		return { horing: await horingFor(db, bruker, { a, b }, valg), horingsfeil: null };
	} catch (error) {
		if (!(error instanceof BadRequest || error instanceof Forbidden || error instanceof NotFound))
			throw error;
		return { horing: { slag: 'ikke-valgt' }, horingsfeil: error.message };
	}
}

const valgbar = ({ id, name, kind, plan, plannavn, planidentifikasjon }: Valgbart): Valgbart => ({
	id,
	name,
	kind,
	plan,
	plannavn,
	planidentifikasjon
});

/** Two scenarios and what differs; 404 where the person may not see one of them. */
export const load: PageServerLoad = ({ locals, url }) =>
	pageErrors(async () => {
		const { db, bruker } = locals;
		const tall = (name: string) => parseTall(url.searchParams.get(name), name);
		const scenarier = (await listScenarios(db, bruker, { limit: VALGBARE })).map(valgbar);
		const par = velgPar(scenarier, { a: tall('a'), b: tall('b') });
		const kanFlette = authorize(bruker, '/scenarier/[id]/flett', 'GET').ok;
		const felles = { scenarier, bakgrunn: bakgrunn(process.env), kanFlette };
		if (!par)
			return {
				...felles,
				...{ par, svar: null, feil: null, omfang: null, forekommer: [] },
				...{ horing: null, horingsfeil: null, revisjoner: [] }
			};
		const a = { id: par.a, revision: tall('revisionA') };
		const b = { id: par.b, revision: tall('revisionB') };
		const { svar, feil } = await sammenlignet(locals, a, b);
		// What is in force is not heard, and a scenario beside itself is its history.
		const asked = svar && par.a !== par.b && svar.b.kind !== 'gjeldende';
		const horing = asked ? await hort(locals, { a, b }, url.searchParams) : null;
		const ider = asked
			? new Set([par.b, ...(horing?.horing.slag === 'hort' ? [horing.horing.hort.id] : [])])
			: [];
		return {
			...felles,
			par,
			svar,
			feil,
			horing: horing?.horing ?? null,
			horingsfeil: horing?.horingsfeil ?? null,
			revisjoner: kanFlette
				? await Promise.all([...ider].map((id) => hortrevisjoner(db, bruker, id)))
				: [],
			omfang: svar && (await planExtent(db, par.b)),
			forekommer: svar ? await forekomster(db, [par.a, par.b]) : [],
			plan: (await scenarioById(db, bruker, par.b)).plannavn
		};
	});

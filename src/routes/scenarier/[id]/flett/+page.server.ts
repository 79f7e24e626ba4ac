import { BadRequest } from '#lib/server/badRequest.ts';
import { fletteoversikt, kilderFor, type Fletteoversikt } from '#lib/server/fletting/oversikt.ts';
import { forekomster } from '#lib/server/forekomster.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { scenarioById, type Scenario } from '#lib/server/plans.ts';
import type { PageServerLoad } from './$types';

/** Why nothing can be merged into it; null: it can. */
function lukket({ kind, tilstand }: Scenario): string | null {
	if (kind === 'gjeldende')
		return 'Gjeldende plan endres ikke her. Lag et scenario av den, og flett inn i det.';
	if (tilstand === 'arkivert')
		return 'Scenariet er arkivert. Hent det fram igjen på siden til scenariet før du fletter inn i det.';
	return tilstand === 'aktiv'
		? null
		: 'Importen er ikke tatt i bruk ennå. Ta den i bruk før du fletter inn i den.';
}

/** What would come in, or why the two cannot be merged: said on the page, where another can be chosen. */
async function oversiktFor(
	{ db, bruker }: App.Locals,
	target: number,
	from: number,
	again: boolean
): Promise<{ oversikt: Fletteoversikt; feil: null } | { oversikt: null; feil: string }> {
	if (from === target)
		return { oversikt: null, feil: 'Et scenario flettes ikke inn i seg selv. Velg et annet.' };
	try {
		return { oversikt: await fletteoversikt(db, bruker, { from, target, again }), feil: null };
	} catch (error) {
		if (error instanceof BadRequest) return { oversikt: null, feil: error.message };
		throw error;
	}
}

/** What another scenario (`?fra=`) would bring into this one, and what must be chosen; `?forfra=1` looks past earlier merges. */
export const load: PageServerLoad = ({ locals, params, url }) =>
	pageErrors(async () => {
		const { db, bruker } = locals;
		const scenario = await scenarioById(db, bruker, parseId(params.id, 'scenario'));
		const stengt = lukket(scenario);
		const asked = url.searchParams.get('fra');
		const forfra = url.searchParams.get('forfra') === '1';
		const felt = { scenario, stengt, forfra };
		if (stengt !== null)
			return { ...felt, kilder: [], valgt: null, oversikt: null, feil: null, forekommer: [] };
		const kilder = await kilderFor(db, bruker, scenario);
		const [bare, ...flere] = kilder;
		const valgt = asked ? parseId(asked, 'fra') : flere.length === 0 ? (bare?.id ?? null) : null;
		if (valgt === null)
			return { ...felt, kilder, valgt, oversikt: null, feil: null, forekommer: [] };
		const svar = await oversiktFor(locals, scenario.id, valgt, forfra);
		return {
			...felt,
			kilder,
			valgt,
			...svar,
			forekommer: svar.oversikt ? await forekomster(db, [scenario.id, valgt]) : []
		};
	});

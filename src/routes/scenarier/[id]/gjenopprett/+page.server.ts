import { BadRequest } from '#lib/server/badRequest.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { endretSammen, gjenopprettingsplan } from '#lib/server/gjenopprettingsplan.ts';
import { pageErrors, parseId } from '#lib/server/http.ts';
import { scenarioById, type Scenario } from '#lib/server/plans.ts';
import { loggobjekt, objektomtale, scenariologg } from '#lib/server/scenariologg.ts';
import type { PageServerLoad } from './$types';

/** Objects that the page names; the rest are counted. */
const NEVNTE = 200;

function assertTidligere({ revision }: Scenario, asked: number): void {
	if (asked >= 1 && asked < revision) return;
	throw new BadRequest(
		'ugyldig-revisjon',
		`Scenariet har ingen revisjon ${asked} å gå tilbake til. Den nyeste er ${revision}.`
	);
}

function assertRedigeres({ kind, tilstand }: Scenario): void {
	if (kind === 'gjeldende')
		throw new Forbidden('Gjeldende plan endres ikke. Lag et scenario av den.');
	if (tilstand !== 'aktiv')
		throw new Forbidden('Scenariet er ikke i bruk. Hent det fram igjen før du gjenoppretter noe.');
}

const omtaleAv = async (
	{ db, bruker }: App.Locals,
	scenarioId: number,
	lokalId: string
): Promise<string> => (await objektomtale(db, bruker, scenarioId, lokalId))?.omtale ?? 'objektet';

/** What would go back to how it stood: the scenario, one object, or that one and all that changed together with it since. */
export const load: PageServerLoad = ({ locals, params, url }) =>
	pageErrors(async () => {
		const { db, bruker } = locals;
		const scenario = await scenarioById(db, bruker, parseId(params.id, 'scenario'));
		assertRedigeres(scenario);
		const { id } = scenario;
		const revisjon = parseId(url.searchParams.get('revisjon'), 'revisjon');
		assertTidligere(scenario, revisjon);
		const lokalId = loggobjekt(url.searchParams.get('objekt'));
		const koblet = lokalId === null ? [] : await endretSammen(db, id, revisjon, lokalId);
		const sammen = url.searchParams.get('sammen') === '1';
		const objekter = lokalId === null ? null : sammen ? koblet : [lokalId];
		const { rader } = await scenariologg(db, bruker, id, {
			objekt: null,
			before: revisjon + 1,
			limit: 1
		});
		return {
			scenario,
			revisjon,
			linje: rader[0] ?? null,
			objekt: lokalId === null ? null : { lokalId, omtale: await omtaleAv(locals, id, lokalId) },
			sammen,
			/** So many changed together with the object, itself among them. */
			antallKoblet: koblet.length,
			objekter,
			plan: await gjenopprettingsplan(db, id, revisjon, objekter, NEVNTE)
		};
	});

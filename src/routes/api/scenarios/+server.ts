import * as v from 'valibot';
import { api, parseId, readJson } from '#lib/server/http.ts';
import { partOf } from '#lib/server/paging.ts';
import { listScenarios } from '#lib/server/plans.ts';
import { lagScenario, nyttScenarioSchema } from '#lib/server/scenario/kopi.ts';
import type { RequestHandler } from './$types';

/** Those in use that the caller may see; with `?archived=1` those that are put away, for planners. */
export const GET: RequestHandler = api(({ locals, url }) => {
	const asked = url.searchParams.get('plan');
	const plan = asked ? parseId(asked, 'plan') : null;
	const sok = url.searchParams.get('q') ?? '';
	const arkiverte = url.searchParams.get('archived') === '1';
	return partOf(url, (part) =>
		listScenarios(locals.db, locals.bruker, { ...part, plan, sok, arkiverte })
	);
});

/** A new one of another: `{parent, name, description?, kind?}`. */
export const POST: RequestHandler = api(async ({ locals: { db, bruker }, request }) => {
	const nytt = v.parse(nyttScenarioSchema, await readJson(request));
	const scenario = await lagScenario(db, bruker, nytt);
	const headers = { location: `/api/scenarios/${scenario.id.toString()}` };
	return Response.json(scenario, { status: 201, headers });
});

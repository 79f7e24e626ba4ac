import { api, parseId } from '#lib/server/http.ts';
import { listScenarios } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ locals, url }) => {
	const plan = url.searchParams.get('plan');
	const planId = plan ? parseId(plan, 'plan') : null;
	return Response.json(await listScenarios(locals.db, locals.bruker, planId));
});

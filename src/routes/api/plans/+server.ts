import { api } from '#lib/server/http.ts';
import { listPlans } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ locals }) =>
	Response.json(await listPlans(locals.db, locals.bruker))
);

import { api } from '#lib/server/http.ts';
import { partOf } from '#lib/server/paging.ts';
import { listPlans } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(({ locals, url }) =>
	partOf(url, (part) => listPlans(locals.db, locals.bruker, part))
);

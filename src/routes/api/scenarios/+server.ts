import { api, parseId } from '#lib/server/http.ts';
import { partOf } from '#lib/server/paging.ts';
import { listScenarios } from '#lib/server/plans.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(({ locals, url }) => {
	const asked = url.searchParams.get('plan');
	const plan = asked ? parseId(asked, 'plan') : null;
	const sok = url.searchParams.get('q') ?? '';
	return partOf(url, (part) => listScenarios(locals.db, locals.bruker, { ...part, plan, sok }));
});

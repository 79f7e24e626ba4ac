import { health } from '#lib/server/health.ts';
import { api } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ locals }) =>
	Response.json(await health(locals.db))
);

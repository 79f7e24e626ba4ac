import { api } from '#lib/server/http.ts';
import { cancelImport } from '#lib/server/import/accept.ts';
import { importJob } from '#lib/server/import/job.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ params, locals }) =>
	Response.json(await importJob(locals.db, params.id), { headers: { 'cache-control': 'no-store' } })
);

export const DELETE: RequestHandler = api(async ({ params, locals }) => {
	await cancelImport(locals.db, params.id, locals.bruker.navn);
	return new Response(null, { status: 204 });
});

import { api } from '#lib/server/http.ts';
import { cancelImport } from '#lib/server/import/accept.ts';
import { importJob } from '#lib/server/import/job.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api(async ({ params, locals }) =>
	Response.json(await importJob(locals.db, params.id), { headers: { 'cache-control': 'no-store' } })
);

export const DELETE: RequestHandler = api(async ({ params, locals }) => {
	const job = await importJob(locals.db, params.id);
	await cancelImport(locals.db, job.id);
	return new Response(null, { status: 204 });
});

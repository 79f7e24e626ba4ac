import { api } from '#lib/server/http.ts';
import { acceptImport } from '#lib/server/import/accept.ts';
import { importJob } from '#lib/server/import/job.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = api(async ({ params, locals }) => {
	const job = await importJob(locals.db, params.id);
	const scenario = await acceptImport(locals.db, job.id, locals.bruker.navn);
	return Response.json({ scenario });
});

import { api } from '#lib/server/http.ts';
import { acceptImport } from '#lib/server/import/accept.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = api(async ({ params, locals }) => {
	const scenario = await acceptImport(locals.db, params.id, locals.bruker.navn);
	return Response.json({ scenario });
});

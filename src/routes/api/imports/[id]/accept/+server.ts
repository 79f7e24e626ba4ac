import { api } from '#lib/server/http.ts';
import { acceptImport } from '#lib/server/import/accept.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = api(async ({ params, locals: { db, bruker } }) => {
	const scenario = await acceptImport(db, params.id, bruker.navn, bruker.kontoId);
	return Response.json({ scenario });
});

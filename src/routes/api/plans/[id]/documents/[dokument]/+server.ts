import { api, parseId } from '#lib/server/http.ts';
import { fjernPlandokument } from '#lib/server/plandokument.ts';
import type { RequestHandler } from './$types';

/** Takes the document off the list; 409 where somebody else has. */
export const DELETE: RequestHandler = api(async ({ locals: { db, bruker }, params }) => {
	await fjernPlandokument(
		db,
		bruker,
		parseId(params.id, 'id'),
		parseId(params.dokument, 'dokument')
	);
	return new Response(null, { status: 204 });
});

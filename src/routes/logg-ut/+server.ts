import { redirect } from '@sveltejs/kit';
import { endOkt, OKT_COOKIE } from '#lib/server/auth/okt.ts';
import type { RequestHandler } from './$types';

/** Ends the session in the database too, so that a copied cookie opens nothing. */
export const POST: RequestHandler = async ({ locals, cookies }) => {
	const token = cookies.get(OKT_COOKIE);
	if (token) await endOkt(locals.db, token);
	cookies.delete(OKT_COOKIE, { path: '/' });
	redirect(303, '/');
};

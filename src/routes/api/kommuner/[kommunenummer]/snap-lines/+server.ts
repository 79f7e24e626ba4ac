import { festelinjer, parseFesteboks } from '#lib/server/festelinjer.ts';
import { api } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Parcel borders and roads to draw along, in a UTM zone: `?srid=25832&bbox=west,south,east,north` in metres. */
export const GET: RequestHandler = api(async ({ locals: { db, bruker }, url }) =>
	Response.json(await festelinjer(db, bruker, parseFesteboks(url.searchParams)), {
		headers: { 'cache-control': 'private, no-cache' }
	})
);

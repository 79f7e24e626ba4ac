import { api } from '#lib/server/http.ts';
import { tileOf } from '#lib/server/tiles/address.ts';
import { tileResponse } from '#lib/server/tiles/asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api((event) =>
	tileResponse(event, { of: 'kart', tile: tileOf(event.params) })
);

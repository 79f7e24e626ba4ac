import { api, parseId } from '#lib/server/http.ts';
import { tileOf } from '#lib/server/tiles/address.ts';
import { tileResponse } from '#lib/server/tiles/asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = api((event) => {
	const tile = tileOf(event.params);
	return tileResponse(event, { of: parseId(event.params.scenario, 'scenario'), tile });
});

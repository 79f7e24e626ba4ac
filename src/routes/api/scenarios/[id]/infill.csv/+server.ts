import { api, parseId } from '#lib/server/http.ts';
import { regnearksvar } from '#lib/server/regneark/infillsvar.ts';
import type { RequestHandler } from './$types';

/** Infill as a spreadsheet opens it. */
export const GET: RequestHandler = api(({ locals, params, url }) =>
	regnearksvar(locals, parseId(params.id, 'id'), url.searchParams)
);

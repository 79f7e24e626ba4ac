import * as v from 'valibot';
import { provKorridorer, tegnegrunnlag } from '#lib/server/blagronnTegning.ts';
import { geometri } from '#lib/server/endring/sett.ts';
import { api, assertSmallBody, parseId, readJson } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** One edit: of so many objects at once the gap is told when they are stored. */
const MOST = 50;

const schema = v.object({
	objects: v.pipe(
		v.array(
			v.object({
				lokalId: v.pipe(v.string(), v.uuid()),
				objekttype: v.pipe(v.string(), v.maxLength(100)),
				kode: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999))),
				geometry: v.nullable(geometri)
			})
		),
		v.maxLength(MOST)
	)
});

/** The corridors with their lines, and the ground for building near them: for one who draws. */
export const GET: RequestHandler = api(async ({ locals, params }) => {
	const id = parseId(params.id, 'id');
	return Response.json(await tegnegrunnlag(locals.db, id, locals.bruker), {
		headers: { 'cache-control': 'private, no-cache' }
	});
});

/** What the corridors would be with these objects in the place of the stored ones. Nothing is stored. */
export const POST: RequestHandler = api(async ({ locals, params, request }) => {
	const id = parseId(params.id, 'id');
	assertSmallBody(request);
	const { objects } = v.parse(schema, await readJson(request));
	return Response.json({ corridors: await provKorridorer(locals.db, id, locals.bruker, objects) });
});

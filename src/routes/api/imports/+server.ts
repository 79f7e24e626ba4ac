import * as v from 'valibot';
import { api } from '#lib/server/http.ts';
import { startImport } from '#lib/server/import/job.ts';
import { maxUploadBytes, readUpload } from '#lib/server/import/upload.ts';
import type { RequestHandler } from './$types';

const Query = v.object({
	filnavn: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
	plan: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(16))),
	kommune: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/, 'kommunenummer har fire siffer'))),
	scenario: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
	epsg: v.optional(v.pipe(v.string(), v.regex(/^\d{4,5}$/), v.transform(Number)))
});

/** Takes a file as the body, answers at once with the job's id; the work goes on. */
export const POST: RequestHandler = api(async ({ request, locals, url }) => {
	const given = [...url.searchParams].filter(([, value]) => value !== '');
	const { filnavn, epsg, ...choices } = v.parse(Query, Object.fromEntries(given));
	const bytes = await readUpload(request.body, maxUploadBytes(process.env));
	const file = { bytes, filnavn, epsg, hvem: locals.bruker.navn };
	const { id, run } = await startImport(locals.db, file, choices);
	run().catch((error: unknown) => {
		console.error(`[${locals.requestId}] import ${id}`, error);
	});
	return Response.json({ id }, { status: 202, headers: { location: `/api/imports/${id}` } });
});

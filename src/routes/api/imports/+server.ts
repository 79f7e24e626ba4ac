import * as v from 'valibot';
import { api, BadRequest } from '#lib/server/http.ts';
import { lesFilnavn } from '#lib/server/import/filnavn.ts';
import { startImport } from '#lib/server/import/job.ts';
import { isFull } from '#lib/server/import/running.ts';
import { assertUploadSize, maxUploadBytes, readUpload } from '#lib/server/import/upload.ts';
import type { RequestHandler } from './$types';

const Query = v.strictObject(
	{
		filnavn: v.pipe(
			v.string('filnavnet mangler'),
			v.minLength(1, 'filnavnet mangler'),
			v.maxLength(300, 'filnavnet er for langt')
		),
		plan: v.optional(
			v.pipe(
				v.string(),
				v.trim(),
				v.minLength(1),
				v.maxLength(16, 'planens ID kan ha høyst 16 tegn')
			)
		),
		kommune: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/, 'kommunenummer har fire siffer'))),
		scenario: v.optional(
			v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200, 'navnet kan ha høyst 200 tegn'))
		),
		epsg: v.optional(
			v.pipe(
				v.string(),
				v.regex(/^\d{4,5}$/, 'koordinatsystem er en EPSG-kode på fire eller fem siffer'),
				v.transform(Number)
			)
		)
	},
	({ expected }) => (expected === 'never' ? 'ukjent parameter' : 'den mangler')
);

/** Takes a file as the body, answers at once with the job's id; the work goes on. */
export const POST: RequestHandler = api(async ({ request, locals, url }) => {
	const given = [...url.searchParams].filter(([, value]) => value !== '');
	const { filnavn, epsg, ...choices } = v.parse(Query, {
		...Object.fromEntries(given),
		filnavn: lesFilnavn(url.search)
	});
	const limit = maxUploadBytes(process.env);
	assertUploadSize(request.headers.get('content-length'), limit);
	if (isFull())
		throw new BadRequest(
			'for-mange-importer',
			'Det leses mange filer akkurat nå. Vent litt, og prøv igjen.',
			429
		);
	const bytes = await readUpload(request.body, limit);
	const file = { bytes, filnavn, epsg, hvem: locals.bruker.navn };
	const { id, run } = await startImport(locals.db, file, choices);
	run().catch((error: unknown) => {
		console.error(`[${locals.requestId}] import ${id}`, error);
	});
	return Response.json({ id }, { status: 202, headers: { location: `/api/imports/${id}` } });
});

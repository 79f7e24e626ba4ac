import { strom } from './strom.ts';

/** A spreadsheet as an answer, whole or as it is made: fetched as a file, and asked for anew each time, for what it rests on may have changed. */
export const csvsvar = (
	tekst: string | AsyncIterable<string>,
	filnavn: string,
	etag?: string
): Response =>
	new Response(typeof tekst === 'string' ? tekst : strom(tekst), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${filnavn}"`,
			'cache-control': 'private, no-cache',
			...(etag ? { etag } : {})
		}
	});

/** A spreadsheet as an answer: fetched as a file, and asked for anew each time, for what it rests on may have changed. */
export const csvsvar = (tekst: string, filnavn: string, etag?: string): Response =>
	new Response(tekst, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${filnavn}"`,
			'cache-control': 'private, no-cache',
			...(etag ? { etag } : {})
		}
	});

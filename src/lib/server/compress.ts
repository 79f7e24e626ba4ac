import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const COMPRESSIBLE =
	/^(?:text\/(?:html|plain|csv|css)|application\/(?:[\w.-]+\+)?json|image\/svg\+xml)\b/;

type Encoding = 'br' | 'gzip';

/** Which encoding does the client take, the smaller first? null: as it is. A q of 0 is a no. */
export function chooseEncoding(accept: string | null): Encoding | null {
	const taken = new Map(
		(accept ?? '').split(',').map((part) => {
			const [name = '', ...parameters] = part
				.trim()
				.toLowerCase()
				.split(/\s*;\s*/);
			const q = parameters.find((p) => p.startsWith('q='))?.slice(2);
			return [name, q === undefined || Number(q) > 0];
		})
	);
	return (['br', 'gzip'] as const).find((name) => taken.get(name)) ?? null;
}

const encoder = (encoding: Encoding) =>
	encoding === 'br'
		? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
		: createGzip({ level: 6 });

/** Each encoding is bytes of its own, so each has a strong tag of its own; Kit compares it with If-None-Match as it is. */
const tagged = (etag: string, encoding: Encoding): string => etag.replace(/"$/, `-${encoding}"`);

/** Does the client have this already, in whichever encoding it was sent? */
export const hasAlready = (request: Request, etag: string): boolean => {
	const known = request.headers.get('if-none-match') ?? '';
	return [etag, tagged(etag, 'br'), tagged(etag, 'gzip')].some((tag) => known.includes(tag));
};

function addVary(headers: Headers): void {
	const vary = headers.get('vary');
	if (!vary) headers.set('vary', 'Accept-Encoding');
	else if (!/(?:^|,)\s*(?:\*|accept-encoding)\s*(?:,|$)/i.test(vary))
		headers.set('vary', `${vary}, Accept-Encoding`);
}

/**
 * The same answer, packed as the client takes it: pages and JSON. What is packed already (tiles) goes as it is, and so
 * does the answer to anything but a GET: a form's answer may hold a password or a token that is shown once, and a
 * secret must not be packed with text that a stranger has a say in (BREACH). Sessions are in cookies, never in a page.
 */
export function compressed(request: Request, response: Response): Response {
	const { headers, body, status } = response;
	if (request.method !== 'GET' || !body || status === 206) return response;
	if (!COMPRESSIBLE.test(headers.get('content-type') ?? '')) return response;
	if (headers.has('content-encoding') || headers.has('set-cookie')) return response;
	const packed = new Headers(headers);
	addVary(packed);
	const encoding = chooseEncoding(request.headers.get('accept-encoding'));
	if (!encoding) return new Response(body, { status, headers: packed });
	const etag = headers.get('etag');
	if (etag) packed.set('etag', tagged(etag, encoding));
	packed.set('content-encoding', encoding);
	packed.delete('content-length');
	const stream = encoder(encoding);
	// An error on either side ends both; who reads the answer is told by the stream itself.
	pipeline(Readable.fromWeb(body as NodeReadableStream), stream, () => undefined);
	return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers: packed });
}

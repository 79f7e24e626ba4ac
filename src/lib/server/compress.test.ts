import { describe, expect, it } from 'vitest';
import { ReadableStream } from 'node:stream/web';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { chooseEncoding, compressed, hasAlready } from './compress.ts';

const TEXT = 'Kommuneplanens arealdel for Vestre Toten. '.repeat(200);
const ask = (headers: Record<string, string>, method = 'GET') =>
	new Request('http://x/', { headers, method });
const page = (headers: Record<string, string> = {}) =>
	new Response(TEXT, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('which encoding', () => {
	it.each([
		['gzip, deflate, br, zstd', 'br'],
		['gzip', 'gzip'],
		['br;q=0, gzip;q=0.5', 'gzip'],
		['br;q=0, gzip;q=0', null],
		['identity', null],
		['', null],
		[null, null]
	])('%s is answered with %s', (accept, encoding) => {
		expect(chooseEncoding(accept)).toBe(encoding);
	});
});

describe('a page', () => {
	it('is sent smaller, and is the same page when it is unpacked', async () => {
		for (const [name, unpack] of [
			['br', brotliDecompressSync],
			['gzip', gunzipSync]
		] as const) {
			const answer = compressed(ask({ 'accept-encoding': name }), page());
			expect(answer.headers.get('content-encoding')).toBe(name);
			const sent = await bytes(answer);
			expect(sent.length).toBeLessThan(TEXT.length / 10);
			expect(unpack(sent).toString()).toBe(TEXT);
		}
	});

	it('that breaks off ends in an error, packed or not: half of it must not look whole', async () => {
		for (const accept of ['br', 'gzip', 'identity']) {
			const parts = (async function* () {
				yield Buffer.from(TEXT);
				await Promise.resolve();
				throw new Error('lost');
			})();
			const headers = { 'content-type': 'application/geo+json' };
			const broken = new Response(ReadableStream.from(parts) as BodyInit, { headers });
			const answer = compressed(ask({ 'accept-encoding': accept }), broken);
			await expect(bytes(answer)).rejects.toThrow('lost');
		}
	});

	it('says to caches that the encoding matters, whether it was packed or not', () => {
		for (const accept of ['br', 'identity']) {
			const answer = compressed(ask({ 'accept-encoding': accept }), page({ vary: 'Cookie' }));
			expect(answer.headers.get('vary')).toBe('Cookie, Accept-Encoding');
		}
	});

	it('has a tag of its own for each encoding', () => {
		const tag = (accept: string) =>
			compressed(ask({ 'accept-encoding': accept }), page({ etag: '"abc"' })).headers.get('etag');
		expect([tag('br'), tag('gzip'), tag('identity')]).toEqual(['"abc-br"', '"abc-gzip"', '"abc"']);
	});
});

describe('what the client has already', () => {
	it.each(['"abc"', '"abc-br"', 'W/"abc-gzip", "x"'])('is known by the tag %s', (tag) => {
		expect(hasAlready(ask({ 'if-none-match': tag }), '"abc"')).toBe(true);
	});
	it.each(['"abcd"', '"abd-br"', ''])('is not known by the tag %s', (tag) => {
		expect(hasAlready(ask({ 'if-none-match': tag }), '"abc"')).toBe(false);
	});
});

describe('what goes as it is', () => {
	const br = { 'accept-encoding': 'br' };
	it.each([
		['a tile that is packed already', ask(br), page({ 'content-encoding': 'gzip' })],
		['a picture', ask(br), page({ 'content-type': 'image/png' })],
		['the answer to a form, which may show a password', ask(br, 'POST'), page()],
		['an answer that sets a cookie', ask(br), page({ 'set-cookie': 'a=b' })],
		['nothing', ask(br), new Response(null, { status: 304 })]
	])('%s', (_, request, response) => {
		expect(compressed(request, response)).toBe(response);
	});

	it('JSON and problem+json are packed, too', () => {
		for (const type of ['application/json', 'application/geo+json', 'application/problem+json'])
			expect(
				compressed(ask(br), page({ 'content-type': type })).headers.get('content-encoding')
			).toBe('br');
	});
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { erUtestengt, getJson, hent, Svarfeil } from './hent.ts';

const answers = (answer: () => Response | Promise<Response>) => {
	vi.stubGlobal('fetch', async () => answer());
};
const failure = (promise: Promise<unknown>) =>
	promise.then(
		() => null,
		(error: unknown) => error
	);
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('what the browser fetches', () => {
	it('tells of a net that is down in bokmål, not in the browser’s words', async () => {
		answers(() => {
			throw new TypeError('Failed to fetch');
		});
		const error = await failure(getJson('/api/x'));
		expect(error).toBeInstanceOf(Svarfeil);
		expect(error).toMatchObject({
			message: 'Vi fikk ikke svar. Sjekk nettet og prøv igjen.',
			status: null
		});
		expect(erUtestengt(error)).toBe(false);
	});

	it('tells of an answer that breaks off in the same words', async () => {
		answers(() => new Response('{"a":', { status: 200 }));
		expect(await failure(getJson('/api/x'))).toMatchObject({
			message: 'Vi fikk ikke svar. Sjekk nettet og prøv igjen.'
		});
	});

	it('keeps the server’s own words, and knows who is shut out', async () => {
		answers(() => Response.json({ detail: 'Scenario 3 finnes ikke.' }, { status: 404 }));
		const error = await failure(hent('/api/x', { method: 'DELETE' }));
		expect(error).toMatchObject({ message: 'Scenario 3 finnes ikke.', status: 404 });
		expect(erUtestengt(error)).toBe(true);
		answers(() => Response.json({ detail: 'x', conflicts: [1] }, { status: 409 }));
		expect(await failure(hent('/api/x'))).toMatchObject({ innhold: { conflicts: [1] } });
		answers(() => new Response('<h1>', { status: 502 }));
		expect(await failure(hent('/api/x'))).toMatchObject({
			message: 'Serveren svarte 502.',
			status: 502
		});
	});

	it('lets a request that was taken back go as one', async () => {
		const abort = new AbortController();
		answers(() => {
			abort.abort();
			throw new DOMException('avbrutt', 'AbortError');
		});
		expect(await failure(getJson('/api/x', abort.signal))).toMatchObject({ name: 'AbortError' });
	});

	it('gives what the server answers', async () => {
		answers(() => Response.json([1, 2]));
		expect(await getJson('/api/x')).toEqual([1, 2]);
	});
});

import fc from 'fast-check';
import type { RequestEvent } from '@sveltejs/kit';
import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { UgyldigTilgangsnokkel } from './auth/authenticate.ts';
import { Conflict, Forbidden, NotFound } from './errors.ts';
import { api, assertSmallBody, BadRequest, begun, pageErrors, parseId, problem } from './http.ts';

const event = {
	locals: { requestId: 'r1' },
	request: new Request('http://localhost/api/x'),
	url: new URL('http://localhost/api/x')
} as RequestEvent;
const thrown = async (e: unknown) => {
	const response = await api(() => {
		throw e;
	})(event);
	const body = (await response.json()) as Record<string, unknown>;
	return body;
};

const issues = (value: unknown): unknown => {
	try {
		return v.parse(v.object({ a: v.object({ b: v.number() }) }), value);
	} catch (e) {
		return e;
	}
};

describe('api', () => {
	it.each([
		[new NotFound('Borte.'), 404, 'finnes-ikke'],
		[new Forbidden('Nei.'), 403, 'ingen-tilgang'],
		[new UgyldigTilgangsnokkel('Nøkkelen er trukket.'), 401, 'ugyldig-nokkel'],
		[new Conflict('Endret.'), 409, 'konflikt'],
		[new BadRequest('ugyldig-id', 'Et tall.'), 400, 'ugyldig-id'],
		[new BadRequest('for-stor-fil', 'Stor.', 413), 413, 'for-stor-fil']
	])('answers %s as problem+json with its code', async (e, status, code) => {
		expect(await thrown(e)).toEqual({
			type: 'about:blank',
			status,
			code,
			title: expect.stringMatching(/^[A-ZÆØÅ]/) as string,
			detail: e.message
		});
		const response = await api(() => {
			throw e;
		})(event);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
		expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
	});

	it('says what stands in the way of a conflicting change', async () => {
		expect(await thrown(new Conflict('Endret.', { revision: 3 }))).toMatchObject({
			details: { revision: 3 }
		});
	});

	it('says which value valibot refused', async () => {
		const answer = await thrown(issues({ a: { b: 'x' } }));
		expect(answer).toMatchObject({ status: 400, code: 'ugyldig-verdi' });
		expect(answer.detail).toContain('«a.b»');
		expect(await thrown(issues(null))).toMatchObject({ code: 'ugyldig-verdi' });
	});

	it.each([new Error('passord=1'), new TypeError('passord=1'), 'passord=1', null])(
		'answers the unexpected with an id that stands in the log, and nothing of what it was: %s',
		async (e) => {
			const log = vi.spyOn(console, 'error').mockReturnValue();
			const answer = await thrown(e);
			expect(answer).toMatchObject({ status: 500, code: 'uventet', id: 'r1' });
			expect(JSON.stringify(answer)).not.toContain('passord');
			expect(log).toHaveBeenCalledWith('[r1] GET /api/x', e);
			log.mockRestore();
		}
	);

	it('tells of a body over SvelteKit’s own limit with the same code as ours', async () => {
		const tooLarge = Object.assign(new Error('Content-length exceeds limit'), { status: 413 });
		expect(await thrown(tooLarge)).toMatchObject({ status: 413, code: 'for-stor-fil' });
	});

	it('lets errors and redirects of SvelteKit fly on', async () => {
		const call = (work: () => never) => Promise.resolve(event).then(api(work));
		await expect(call(() => error(418))).rejects.toMatchObject({ status: 418 });
		await expect(call(() => redirect(303, '/x'))).rejects.toMatchObject({ location: '/x' });
	});

	it('gives what the handler answers, sooner or later', async () => {
		const response = new Response('ok');
		expect(await api(() => response)(event)).toBe(response);
		expect(await api(() => Promise.resolve(response))(event)).toBe(response);
	});
});

describe('a sequence that is begun', () => {
	const parts = async function* (...what: (number | Error)[]) {
		for (const part of what) {
			await Promise.resolve();
			if (part instanceof Error) throw part;
			yield part;
		}
	};

	it('is the same sequence', async () => {
		const all: number[] = [];
		for await (const part of await begun(parts(1, 2, 3))) all.push(part);
		expect(all).toEqual([1, 2, 3]);
		for await (const part of await begun(parts())) all.push(part);
		expect(all).toHaveLength(3);
	});

	it('fails before the answer has started where its first part fails', async () => {
		await expect(begun(parts(new BadRequest('ugyldig-tegn', 'Nei.'), 1))).rejects.toThrow('Nei.');
	});
});

describe('problem', () => {
	it('has a title for every status, and takes more fields', async () => {
		const body: unknown = await problem(418, 'te', 'Te.', { mer: 1 }).json();
		expect(body).toMatchObject({ status: 418, title: 'Feil', code: 'te', mer: 1 });
	});
});

describe('pageErrors', () => {
	it('gives the error page the status of an expected error', async () => {
		await expect(pageErrors(() => Promise.reject(new NotFound('Borte.')))).rejects.toMatchObject({
			status: 404,
			body: { message: 'Borte.' }
		});
	});

	it('lets errors and redirects of SvelteKit, and the unexpected, fly on', async () => {
		const bug = new Error('bug');
		await expect(pageErrors(() => Promise.reject(bug))).rejects.toBe(bug);
		await expect(pageErrors(() => error(418))).rejects.toMatchObject({ status: 418 });
		await expect(pageErrors(() => redirect(303, '/x'))).rejects.toMatchObject({ location: '/x' });
	});
});

describe('parseId', () => {
	it('reads a whole number that fits the database, or throws BadRequest', () => {
		expect(parseId('999999999', 'id')).toBe(999_999_999);
		const text = fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String));
		fc.assert(
			fc.property(text, (given) => {
				try {
					const id = parseId(given, 'id');
					expect(Number.isInteger(id) && id >= 0 && id < 2 ** 31).toBe(true);
				} catch (e) {
					expect(e).toBeInstanceOf(BadRequest);
				}
			}),
			{ seed: 3443, numRuns: 1000 }
		);
	});
});

describe('a form or JSON', () => {
	const sent = (length: string | null) =>
		new Request('http://x/', {
			method: 'POST',
			body: 'navn=x',
			...(length !== null && { headers: { 'content-length': length } })
		});

	it('of a few kB is taken in, and so is no body', () => {
		expect(() => {
			assertSmallBody(sent('6'));
			assertSmallBody(new Request('http://x/', { method: 'DELETE' }));
		}).not.toThrow();
	});

	it('that is larger than any, or does not say how large it is, is refused unread', () => {
		expect(() => {
			assertSmallBody(sent('100000000'));
		}).toThrow(expect.objectContaining({ status: 413 }) as Error);
		expect(() => {
			assertSmallBody(sent(null));
		}).toThrow(expect.objectContaining({ status: 411 }) as Error);
	});
});

describe('what is too large to be read to its end', () => {
	it('ends the connection, so that the next request does not meet what is left of it', () => {
		expect(problem(413, 'for-stor-fil', 'Stor.').headers.get('connection')).toBe('close');
		expect(problem(422, 'tom-fil', 'Tom.').headers.get('connection')).toBeNull();
	});
});

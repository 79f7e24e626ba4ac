import { describe, expect, it } from 'vitest';
import { BadRequest } from './badRequest.ts';
import { blad, MAX_ROWS, parsePart, partOf } from './paging.ts';

const all = Array.from({ length: 25 }, (_, i) => i);
const ask = (query: string) =>
	partOf(new URL(`http://x/api/plans?${query}`), ({ limit, offset }) =>
		Promise.resolve(all.slice(offset, offset + limit))
	);

describe('a list that is sent in parts', () => {
	it('is whole, and says so by having no next, where it is short', async () => {
		const answer = await ask('');
		expect(await answer.json()).toEqual(all);
		expect(answer.headers.get('link')).toBeNull();
	});

	it('can be read to its end by following next', async () => {
		const read: number[] = [];
		let query: string | null = 'plan=1&limit=10';
		while (query !== null) {
			const answer = await ask(query);
			read.push(...((await answer.json()) as number[]));
			const next = /<\/api\/plans\?(.*)>; rel="next"/.exec(answer.headers.get('link') ?? '');
			if (next) expect(next[1]).toContain('plan=1');
			query = next?.[1] ?? null;
		}
		expect(read).toEqual(all);
	});

	it('has no next after a last part that is full', async () => {
		expect((await ask('limit=5&offset=20')).headers.get('link')).toBeNull();
	});

	it.each(['limit=0', 'limit=x', `limit=${MAX_ROWS + 1}`, 'offset=-1', 'offset=1e3', 'limit='])(
		'is not sent for %s',
		(query) => {
			expect(() => parsePart(new URLSearchParams(query))).toThrow(BadRequest);
		}
	);
});

describe('a page with a part of a list', () => {
	const at = (offset: number, antall: number) =>
		blad(new URL('http://x/scenarier?a=1'), { limit: 50, offset }, antall, 'planer');

	it('says nothing where all of it is seen', () => {
		expect(at(0, 50)).toBeNull();
	});

	it('says which part it is, and leads both ways', () => {
		expect(at(50, 1200)).toEqual({
			tekst: expect.stringMatching(/^51–100 av 1\s200 planer$/) as string,
			forrige: '/scenarier?a=1&offset=0',
			neste: '/scenarier?a=1&offset=100'
		});
	});

	it('leads back from the last part, and from one past the end', () => {
		expect(at(100, 120)).toMatchObject({ tekst: '101–120 av 120 planer', neste: null });
		expect(at(500, 120)).toMatchObject({ forrige: '/scenarier?a=1&offset=450', neste: null });
	});
});

import { describe, expect, it } from 'vitest';
import { UTEN_INNLOGGING } from '../auth/bruker.ts';
import { BadRequest } from '../badRequest.ts';
import { compressed } from '../compress.ts';
import { parseSett, sammeBruker, tellerFor } from './sporring.ts';

const KLIENT = '6f1d8a52-54c7-4b19-9f9e-6a1f3f0d7c3a';
const ask = (query: string, lastEventId?: string) => ({
	url: new URL(`http://x/events${query}`),
	request: new Request('http://x', { headers: lastEventId ? { 'last-event-id': lastEventId } : {} })
});

describe('what one who follows a scenario says of itself', () => {
	it('is the browser, and what it knows already: by a broken stream’s last word first', () => {
		expect(parseSett(ask(''), 7)).toEqual({ klient: null, told: 7 });
		expect(parseSett(ask(`?client=${KLIENT}&revision=3`), 7)).toEqual({ klient: KLIENT, told: 3 });
		expect(parseSett(ask('?revision=3', '5'), 7)).toEqual({ klient: null, told: 5 });
		expect(parseSett(ask('?revision=99'), 7)).toEqual({ klient: null, told: 7 });
	});

	it.each(['?client=B12', '?revision=-1', '?revision=x'])(
		'is refused where it is nonsense: %s',
		(query) => {
			expect(() => parseSett(ask(query), 7)).toThrow(BadRequest);
		}
	);

	it('streams are counted by account, token or address', () => {
		const pia = { ...UTEN_INNLOGGING, navn: 'Pia', kontoId: 3, via: 'okt' as const };
		expect(tellerFor(pia, '::1')).toBe('konto 3');
		expect(tellerFor({ ...pia, kontoId: null, via: 'nokkel' }, '::1')).toBe('nøkkel Pia');
		expect(tellerFor(UTEN_INNLOGGING, '::1')).toBe('adresse ::1');
		expect(sammeBruker(pia, { ...pia, navn: 'Pia Ås' })).toBe(true);
		expect(sammeBruker(pia, UTEN_INNLOGGING)).toBe(false);
		expect(sammeBruker(pia, { ...pia, rolle: 'politiker' })).toBe(false);
	});

	it('a stream is not packed: that would hold it back until there is a block of it', () => {
		const request = new Request('http://x', { headers: { 'accept-encoding': 'gzip, br' } });
		const response = new Response('data: 1\n\n', {
			headers: { 'content-type': 'text/event-stream; charset=utf-8' }
		});
		expect(compressed(request, response)).toBe(response);
	});
});

import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './csrf.ts';

const own = 'https://plan.kommune.no';
const asked = (headers: Record<string, string>, method = 'POST') =>
	isSameOrigin(new Headers(headers), method, own);
const cookie = 'planbordet_okt=x';

describe('a request that changes something', () => {
	it("is let through from our own pages, and not from anyone else's", () => {
		expect(asked({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(true);
		expect(asked({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(false);
		expect(asked({ cookie, 'sec-fetch-site': 'same-site' })).toBe(false);
	});

	it('is known by Origin where the browser sends no Sec-Fetch-Site', () => {
		expect(asked({ cookie, origin: own })).toBe(true);
		expect(asked({ cookie, origin: 'https://ond.no' })).toBe(false);
		expect(asked({ cookie, origin: 'http://plan.kommune.no' })).toBe(false);
		expect(asked({ cookie, origin: 'null' })).toBe(false);
	});

	it('is refused when it carries a cookie and does not say where it comes from', () => {
		expect(asked({ cookie })).toBe(false);
	});

	it("is let through from a script with a token, which no page can add to another's request", () => {
		expect(asked({ authorization: 'Bearer pb_x' })).toBe(true);
		expect(asked({ authorization: 'Bearer pb_x', origin: 'https://ond.no' })).toBe(true);
	});

	it('is not let through for a made-up token beside the cookie', () => {
		expect(asked({ cookie, authorization: 'Bearer x', 'sec-fetch-site': 'cross-site' })).toBe(
			false
		);
	});

	it('is let through from a program without a cookie, but not signed in by a foreign page', () => {
		expect(asked({})).toBe(true);
		expect(asked({ origin: 'https://ond.no' })).toBe(false);
	});

	it.each(['PUT', 'PATCH', 'DELETE', 'post'])('is asked for %s too', (method) => {
		expect(asked({ cookie, 'sec-fetch-site': 'cross-site' }, method)).toBe(false);
	});
});

describe('a request that only reads', () => {
	it.each(['GET', 'HEAD', 'OPTIONS'])('is let through from anywhere: %s', (method) => {
		expect(asked({ cookie, 'sec-fetch-site': 'cross-site' }, method)).toBe(true);
	});
});

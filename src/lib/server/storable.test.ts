import { describe, expect, it } from 'vitest';
import { copyLine } from './copyText.ts';
import { hasNul, jsonbText, storable } from './storable.ts';

describe('storable', () => {
	it('takes NUL out and half surrogate pairs apart, in names and values at any depth', () => {
		expect(storable({ 'a\u0000': ['b\u0000c', { d: 'x\ud800' }], n: 1, tom: null })).toEqual({
			a: ['bc', { d: 'x\ufffd' }],
			n: 1,
			tom: null
		});
	});

	it('leaves whole characters of two halves alone', () => {
		expect(storable('𝕏')).toBe('𝕏');
		expect(jsonbText({ a: '𝕏' })).toBe('{"a":"𝕏"}');
	});
});

describe('jsonbText', () => {
	it('keeps a text that only looks like an escape', () => {
		expect(JSON.parse(jsonbText({ a: '\\u0000' }))).toEqual({ a: '\\u0000' });
	});

	it('has nothing that jsonb refuses', () => {
		expect(jsonbText({ a: '\u0000', b: '\udfff' })).toBe('{"a":"","b":"\ufffd"}');
	});
});

describe('a row of COPY', () => {
	it('has no NUL in texts nor in jsonb', () => {
		expect(copyLine(['a\u0000b', { c: 'd\u0000' }])).toBe('ab\t{"c":"d"}\n');
	});
});

describe('hasNul', () => {
	it('looks in lists too', () => {
		expect(hasNul(['a', 'b\u0000'])).toBe(true);
		expect([hasNul('a'), hasNul(0), hasNul(null), hasNul(['a'])]).toEqual([
			false,
			false,
			false,
			false
		]);
	});
});

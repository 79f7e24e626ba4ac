import { expect, it } from 'vitest';
import { readParameter, withParameter } from '#lib/map/urlState.ts';
import {
	framhevParameter,
	hortParameter,
	skilleParameter,
	visHoringParameter,
	visningParameter
} from './adresse.ts';

it('what is chosen is written and read back; what is as usual is not written', () => {
	const search = new URLSearchParams('a=1&b=2');
	for (const [value, text] of [
		[0, '0'],
		[37.4, '37'],
		[100, '100']
	] as const) {
		const next = withParameter(skilleParameter, value, search);
		expect(next.get('skille')).toBe(text);
		expect(readParameter(skilleParameter, next)).toBe(Math.round(value));
	}
	expect(withParameter(skilleParameter, 50, search).toString()).toBe('a=1&b=2');
	expect(withParameter(visningParameter, 'side', search).get('visning')).toBe('side');
	expect(withParameter(visningParameter, 'del', search).get('visning')).toBeNull();
	expect(readParameter(framhevParameter, withParameter(framhevParameter, false, search))).toBe(
		false
	);
});

it('nonsense is as if nothing stood there', () => {
	const search = new URLSearchParams('skille=130&visning=opp&framhev=ja');
	expect(readParameter(skilleParameter, search)).toBeUndefined();
	expect(readParameter(visningParameter, search)).toBeUndefined();
	expect(readParameter(framhevParameter, search)).toBeUndefined();
});

it('what was heard is a scenario, or one of its revisions, or said to be nothing; else it is not chosen', () => {
	const search = new URLSearchParams('a=1&b=2');
	for (const [value, text] of [
		['nei', 'nei'],
		[{ id: 4, revision: null }, '4'],
		[{ id: 4, revision: 7 }, '4.7']
	] as const) {
		const next = withParameter(hortParameter, value, search);
		expect(next.get('hort')).toBe(text);
		expect(readParameter(hortParameter, next)).toEqual(value);
	}
	for (const raw of ['', 'ja', '4.', '.7', '4.7.1', '-4'])
		expect(hortParameter.parse(raw)).toBeUndefined();
	expect(withParameter(visHoringParameter, true, search).get('vis')).toBe('horing');
	expect(withParameter(visHoringParameter, false, search).get('vis')).toBeNull();
});

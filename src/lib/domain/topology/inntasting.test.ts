import { describe, expect, it } from 'vitest';
import { tolkInntasting, type Penn } from './inntasting.ts';

const penn: Penn = { last: [59_000_000, 673_000_000], pointer: [59_000_300, 673_000_400] };
const typed = (text: string, more: Partial<Penn> = {}) =>
	tolkInntasting(text, { ...penn, ...more });
const placeOf = (text: string, more: Partial<Penn> = {}) => {
	const answer = typed(text, more);
	return answer.ok
		? [answer.place[0] - 59_000_000, answer.place[1] - 673_000_000, answer.kind]
		: answer.reason;
};

describe('typed while drawing', () => {
	it('a length goes from the last point towards the pointer', () => {
		for (const text of ['10', '10 m', '10,0', '10.00m', ' 10  m '])
			expect(placeOf(text)).toEqual([600, 800, 'length']);
		expect(placeOf('60,5')).toEqual([3630, 4840, 'length']);
		expect(placeOf('1 250 m')).toEqual([75_000, 100_000, 'length']);
	});
	it('an angle is clockwise from north, and goes as far as the pointer is', () => {
		expect(placeOf('@ 90')).toEqual([500, 0, 'angle']);
		expect(placeOf('@180°')).toEqual([0, -500, 'angle']);
		expect(placeOf('< -90')).toEqual([-500, 0, 'angle']);
	});
	it('a length and an angle need no pointer', () => {
		expect(placeOf('12,5 @ 90', { pointer: null })).toEqual([1250, 0, 'length-angle']);
		expect(placeOf('12,5 m @ 270,0°', { pointer: null })).toEqual([-1250, 0, 'length-angle']);
		expect(placeOf('2@45', { pointer: null })).toEqual([141, 141, 'length-angle']);
	});
	it('coordinates are read as the search reads them, to the centimetre', () => {
		for (const text of [
			'6732676 587837',
			'587837 6732676',
			'N 6 732 676 Ø 587 837',
			'6 732 676 587 837'
		])
			expect(typed(text, { last: null })).toEqual({
				ok: true,
				kind: 'coordinate',
				place: [58_783_700, 673_267_600]
			});
		expect(typed('6732676,25 587837,01')).toMatchObject({ place: [58_783_701, 673_267_625] });
	});
	it('degrees are turned into UTM by who can', () => {
		const utm = (lng: number, lat: number) => ({ nord: lat * 100_000, ost: lng * 10_000 });
		expect(typed('60.5, 10.5', { utm })).toMatchObject({ place: [10_500_000, 605_000_000] });
		expect(placeOf('60.5, 10.5')).toMatch('ikke grader');
	});
	it('what cannot be understood, or lacks something, is told in a sentence', () => {
		expect(placeOf('')).toMatch('Skriv en lengde');
		expect(placeOf('gnr 12 bnr 34')).toMatch('Skriv en lengde');
		expect(placeOf('12 34')).toMatch('Skriv en lengde');
		expect(placeOf('10', { last: null })).toMatch('første punktet');
		expect(placeOf('10', { pointer: null })).toMatch('Pek i den retningen');
		expect(placeOf('@ 10', { pointer: penn.last })).toMatch('Pek ut i kartet');
		expect(placeOf('0')).toMatch('mellom 1 cm og 100 km');
		expect(placeOf('1000000')).toMatch('mellom 1 cm og 100 km');
	});
});

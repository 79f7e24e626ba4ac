import { describe, expect, it } from 'vitest';
import { tolkSok } from './sok.ts';

describe('the search box', () => {
	it.each([
		['12/34', { slag: 'matrikkel', kommune: null, gnr: 12, bnr: 34 }],
		['gnr 12 bnr 34', { slag: 'matrikkel', kommune: null, gnr: 12, bnr: 34 }],
		['12/', { slag: 'matrikkel', kommune: null, gnr: 12, bnr: null }],
		['12/34/5', { slag: 'matrikkel', kommune: null, gnr: 12, bnr: 34 }],
		['3443-12/3', { slag: 'matrikkel', kommune: '3443', gnr: 12, bnr: 3 }],
		['3443 – 12/3/1', { slag: 'matrikkel', kommune: '3443', gnr: 12, bnr: 3 }],
		['3443-12', { slag: 'tekst', tekst: '3443-12' }],
		['6732676 587837', { slag: 'utm', north: 6732676, east: 587837 }],
		['587837, 6732676', { slag: 'utm', north: 6732676, east: 587837 }],
		['N 6732676 Ø 587837', { slag: 'utm', north: 6732676, east: 587837 }],
		['N 6 732 676 Ø 587 837', { slag: 'utm', north: 6732676, east: 587837 }],
		['N 6\u202f732\u202f676 Ø 587\u202f837', { slag: 'utm', north: 6732676, east: 587837 }],
		['6 732 676 587 837', { slag: 'utm', north: 6732676, east: 587837 }],
		['6 732 676, 587 837', { slag: 'utm', north: 6732676, east: 587837 }],
		['60.72700° N 10.61300° Ø', { slag: 'koordinat', lat: 60.727, lng: 10.613 }],
		['60,727°N, 10,613°E', { slag: 'koordinat', lat: 60.727, lng: 10.613 }],
		['60° 43′ 30″ N 10° 36′ 45″ Ø', { slag: 'koordinat', lat: 60.725, lng: 10.6125 }],
		[`60°43'30"N 10°36'45"E`, { slag: 'koordinat', lat: 60.725, lng: 10.6125 }],
		['60.72604, 10.6133', { slag: 'koordinat', lat: 60.72604, lng: 10.6133 }],
		['10.6133 60.72604', { slag: 'koordinat', lat: 60.72604, lng: 10.6133 }],
		['60,72604; 10,6133', { slag: 'koordinat', lat: 60.72604, lng: 10.6133 }],
		[' Raufoss ', { slag: 'tekst', tekst: 'Raufoss' }],
		['B12', { slag: 'tekst', tekst: 'B12' }],
		['2016003', { slag: 'tekst', tekst: '2016003' }],
		['', null]
	])('reads %j', (q, expected) => {
		expect(tolkSok(q)).toEqual(expected);
	});
});

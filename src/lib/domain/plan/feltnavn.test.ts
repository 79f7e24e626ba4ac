import { describe, expect, it } from 'vitest';
import { nesteFeltnavn } from './feltnavn.ts';

const brukte = new Set(['BS1', 'BS2', 'BS4', 'BS5', 'o_SKV3', 'H320_1', 'H320_2', '#3', 'B09']);

describe('en ny del av en sone heter det neste som er ledig i rekka', () => {
	it.each([
		['BS4', 'BS6'],
		['BS1', 'BS3'],
		['o_SKV3', 'o_SKV4'],
		['B09', 'B10'],
		['B08', 'B10'],
		['H320_1', 'H320_3'],
		['#3', '#4'],
		['#3_MBA', '#4_MBA'],
		['BOP', 'BOP2'],
		['Sentrum', 'Sentrum 2']
	])('%s → %s', (fra, til) => {
		expect(nesteFeltnavn(fra, brukte)).toBe(til);
	});
	it('og tallet i navnet på en hensynssone er koden, ikke et løpenummer', () => {
		expect(nesteFeltnavn('H310', brukte)).toBe('H310_2');
		expect(nesteFeltnavn('H310', new Set(['H310_2']))).toBe('H310_3');
	});
});

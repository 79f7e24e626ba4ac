import { expect, it } from 'vitest';
import { sridFor } from './kommuner.ts';

it.each([
	['3443', 25832, 'Vestre Toten'],
	['0301', 25832, 'Oslo'],
	['1103', 25832, 'Stavanger'],
	['5001', 25832, 'Trondheim'],
	['5060', 25832, 'Nærøysund, nordligst i Trøndelag'],
	['1601', 25832, 'Trondheim før 2018'],
	['1840', 25833, 'Saltdal'],
	['5501', 25833, 'Tromsø'],
	['1902', 25833, 'Tromsø før 2020'],
	['5401', 25833, 'Tromsø i Troms og Finnmark'],
	['5429', 25833, 'Kvænangen i Troms og Finnmark'],
	['2100', 25833, 'Svalbard'],
	['5603', 25835, 'Hammerfest'],
	['2012', 25835, 'Alta før 2020'],
	['5403', 25835, 'Alta i Troms og Finnmark'],
	['5444', 25835, 'Sør-Varanger i Troms og Finnmark']
])('%s has its maps in EPSG:%i (%s)', (kommunenummer, srid) => {
	expect(sridFor(kommunenummer)).toBe(srid);
});

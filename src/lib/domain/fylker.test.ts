import { expect, it } from 'vitest';
import { fylkeFor } from './fylker.ts';

it.each([
	['Vestre Toten', '3443', 10.65, 60.65, 'Innlandet'],
	['Vestre Toten, før 2020', '0529', 10.65, 60.65, 'Innlandet'],
	['Røst', '1856', 12.1, 67.52, 'Nordland'],
	['Røros', '5025', 11.39, 62.57, 'Trøndelag'],
	['Lindesnes', '4205', 7.05, 57.98, 'Agder'],
	['Utsira', '1151', 4.88, 59.31, 'Rogaland'],
	['Bremanger', '4648', 4.95, 61.85, 'Vestland'],
	['Smøla', '1573', 8.0, 63.4, 'Møre og Romsdal'],
	['Vardø', '5634', 31.1, 70.37, 'Finnmark'],
	['Hvaler', '3110', 11.0, 59.04, 'Østfold'],
	['Hol', '3330', 8.3, 60.6, 'Buskerud'],
	['Jevnaker', '3236', 10.4, 60.24, 'Akershus'],
	['Kautokeino', '5612', 23.04, 69.01, 'Finnmark'],
	['Senja', '5530', 17.0, 69.3, 'Troms']
])('%s (%s) ligger i fylkets ramme', (_, nummer, lng, lat, navn) => {
	const fylke = fylkeFor(nummer);
	expect(fylke?.navn).toBe(navn);
	const [west, south, east, north] = fylke?.ramme ?? [0, 0, 0, 0];
	expect(lng > west && lng < east && lat > south && lat < north).toBe(true);
});

it('et nummer som ikke hører til noe fylke, har ingen ramme', () => {
	expect(fylkeFor('9999')).toBeUndefined();
});

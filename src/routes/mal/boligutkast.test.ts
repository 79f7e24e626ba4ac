import { expect, it } from 'vitest';
import { boligutkast, TETTSTED, tilSkjema, type Verdier } from './malskjema.ts';

const utenAar: Verdier = { ...tilSkjema(null, ''), sted: `${TETTSTED}Raufoss`, verdi: '400' };
const skrevet: Verdier = { ...utenAar, fraAar: '2026', tilAar: '2029' };

it('what asks for dwellings in a place and some years is added to the goals of the place', () => {
	expect(boligutkast(utenAar)).toBeNull();
	expect(boligutkast(skrevet)).toMatchObject({ tettsted: 'Raufoss', antall: 400, tilAar: 2029 });
	expect(boligutkast({ ...skrevet, sted: '' })).toMatchObject({ tettsted: null });
});

it.each([
	['retning', 'hoyst'],
	['indikator', 'befolkning'],
	['boligtype', 'enebolig'],
	['gruppe', 'unge'],
	['sted', 'sone'],
	['verdi', 'mange'],
	['verdi', ''],
	['tilAar', '2025'],
	['fraAar', 'x']
])('with %s «%s» it is not', (felt, verdi) => {
	expect(boligutkast({ ...skrevet, [felt]: verdi })).toBeNull();
});

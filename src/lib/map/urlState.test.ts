import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lagliste, standardSkjult } from './layers/lagliste.ts';
import * as url from './urlState.ts';

const through = <T>(parameter: url.Parameter<T>, value: T): T | undefined =>
	url.readParameter(
		parameter,
		new URLSearchParams(
			url.withParameter(parameter, value, new URLSearchParams('annet=1')).toString()
		)
	);
const anyOf = [
	url.kartParameter,
	url.lagParameter,
	url.scenarioParameter,
	url.objektParameter,
	url.sokParameter,
	url.modusParameter,
	url.tabellParameter,
	url.funnParameter
] as url.Parameter<unknown>[];

describe('adressen', () => {
	it('åpner samme utsnitt, på en meter', () => {
		const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });
		fc.assert(
			fc.property(range(0, 22), range(-85, 85), range(-180, 180), (zoom, lat, lng) => {
				const back = through(url.kartParameter, { zoom, lat, lng });
				expect(back?.zoom).toBeCloseTo(zoom, 1);
				expect(Math.abs((back?.lat ?? 99) - lat)).toBeLessThanOrEqual(0.000_005_1);
				expect(Math.abs((back?.lng ?? 999) - lng)).toBeLessThanOrEqual(0.000_005_1);
			})
		);
	});

	it('husker stedet et søk fant, med navnet det har, skråstrek og alt', () => {
		for (const navn of ['10/850', 'N 6732676 Ø 587837 (EUREF89 UTM 32)', '60.727, 10.613']) {
			const funn = { lat: 60.727012, lng: 10.613034, navn };
			expect(through(url.funnParameter, funn)).toEqual(funn);
		}
		for (const raw of ['60.7/10.6', '60.7/10.6/', '91/10.6/x', '60.7/10.6/a\nb'])
			expect(url.funnParameter.parse(raw)).toBeUndefined();
	});

	it('husker nettopp de lagene som er skjult', () => {
		fc.assert(
			fc.property(fc.subarray(lagliste.map((l) => l.id)), (hidden) => {
				expect(through(url.lagParameter, hidden) ?? standardSkjult).toEqual(hidden);
			})
		);
	});

	it('sier ikke det som er standard', () => {
		expect(url.lagParameter.stringify(standardSkjult)).toBeNull();
		expect(url.modusParameter.stringify('farger')).toBeNull();
		expect(url.tabellParameter.stringify(false)).toBeNull();
	});

	it('tar med scenario, objekt, søk, modus og tabell uendret', () => {
		fc.assert(
			fc.property(
				fc.uuid(),
				fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
				(id, sok) => {
					expect(through(url.objektParameter, id)).toBe(id);
					expect(through(url.scenarioParameter, id)).toBe(id);
					const back = through(url.sokParameter, sok);
					expect(back === undefined || back === sok.trim()).toBe(true);
				}
			)
		);
		expect(through(url.sokParameter, 'Bøverbru 12/34')).toBe('Bøverbru 12/34');
		expect(through(url.modusParameter, 'graaskala')).toBe('graaskala');
		expect(through(url.tabellParameter, true)).toBe(true);
	});

	it('overser verdier som ikke er til å lese, og kaster aldri', () => {
		for (const bad of ['', '99/60/10', '12/60', '12/60/10/0', 'NaN/1/1', '1e1/60/10', '12/91/10'])
			expect(url.kartParameter.parse(bad), bad).toBeUndefined();
		expect(url.objektParameter.parse("1' or 1=1")).toBeUndefined();
		expect(url.modusParameter.parse('sepia')).toBeUndefined();
		expect(url.lagParameter.parse('finnesikke.-tull')).toEqual(standardSkjult);
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (raw) => {
				for (const parameter of anyOf) parameter.parse(raw);
			})
		);
	});

	it('endrer én parameter og lar de andre stå', () => {
		const before = new URLSearchParams('sok=Raufoss&tabell=1');
		expect(url.withParameter(url.tabellParameter, false, before).toString()).toBe('sok=Raufoss');
		expect(before.toString()).toBe('sok=Raufoss&tabell=1');
	});
});

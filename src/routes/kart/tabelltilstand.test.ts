import { describe, expect, it } from 'vitest';
import { readParameter, withParameter } from '#lib/map/urlState.ts';
import { readFiltre, sorterParameter, STANDARD_SORTERING, withFiltre } from './tabelltilstand.ts';

describe('the table in the address', () => {
	it('gives a colleague the same filters, and leaves the rest of the address alone', () => {
		const filtre = { status: { tekst: 'Framtidig' }, areal: { fra: 10, til: 20.5 }, lengde: {} };
		const search = withFiltre(filtre, new URLSearchParams('tabell=1&filter.kode=1110'));
		expect(search.toString()).toBe(
			'tabell=1&filter.status=Framtidig&filter.areal.fra=10&filter.areal.til=20.5'
		);
		expect(readFiltre(search)).toEqual({
			status: { tekst: 'Framtidig' },
			areal: { fra: 10, til: 20.5 }
		});
		expect(withFiltre({}, search).toString()).toBe('tabell=1');
	});

	it('reads no filter out of nonsense', () => {
		const search = new URLSearchParams(
			'filter.areal.fra=mye&filter.kode=&filter.=x&filter.__proto__=x&filter.areal.midt=3'
		);
		expect(readFiltre(search)).toEqual({});
	});

	it('keeps how it is sorted, and that it is not', () => {
		const roundTrip = (value: Parameters<typeof sorterParameter.stringify>[0]) => {
			const search = withParameter(sorterParameter, value, new URLSearchParams());
			return [search.toString(), readParameter(sorterParameter, search)];
		};
		expect(roundTrip({ kolonne: 'areal', synkende: true })).toEqual([
			'sorter=areal.ned',
			{ kolonne: 'areal', synkende: true }
		]);
		expect(roundTrip(null)).toEqual(['sorter=ingen', null]);
		expect(roundTrip(STANDARD_SORTERING)).toEqual(['', undefined]);
		expect(sorterParameter.parse('areal.opp')).toBeUndefined();
	});
});

import { describe, expect, it } from 'vitest';
import type { Boligomrade } from '#lib/domain/housing/svar.ts';
import { heltall, vurdering } from './visning.ts';

const rad = (need: number | null, mid: number | null, unmapped = 0) =>
	({ kind: 'tettsted', need, capacity: { min: mid, mid, max: mid }, unmapped }) as Boligomrade;

describe('the housing page', () => {
	it('shows integers that add up to the total of the column, and leaves the unknown unknown', () => {
		const shown = heltall([rad(1, 1.4), rad(null, null), rad(2, 1.4), rad(3, 1.4)]);
		expect(shown.map((s) => s.capacity.mid)).toEqual([2, null, 1, 1]);
		expect(shown.map((s) => s.need)).toEqual([1, null, 2, 3]);
	});

	it('says nothing of a need that nobody has put a number on', () => {
		expect(vurdering(rad(null, 10))).toBe('Behovet er ikke tallfestet');
	});

	it('does not call it a lack when what is missing may be unmapped, without saying so', () => {
		expect(vurdering(rad(10, 4, 3))).toBe('Mangler 6, i det som er kjent');
		expect(vurdering(rad(10, 12))).toBe('Nok plass');
		expect(vurdering(rad(10, null))).toBe('Kapasiteten er ikke kjent');
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatVerdi } from './enhet.ts';
import {
	formatAntall,
	formatAreal,
	formatDaa,
	formatFaktor,
	heltallMedSammeSum,
	telt
} from './tall.ts';

describe('figures as they are written in bokmål', () => {
	it('dekar has one decimal, a comma and narrow no-break spaces', () => {
		expect(formatDaa(1_234_500)).toBe('1\u202f234,5\u202fdaa');
		expect(formatDaa(49)).toBe('0,0\u202fdaa');
	});

	it('what is too small for dekar is told in square metres, and is never nought', () => {
		const plain = (m2: number) => formatAreal(m2).replaceAll('\u202f', ' ');
		expect([1234, 100, 99.6, 23.4, 0.02, 0.004, 0].map(plain)).toEqual([
			'1,2 daa',
			'0,1 daa',
			'100 m²',
			'23 m²',
			'0,02 m²',
			'under 0,01 m²',
			'0,0 daa'
		]);
	});

	it('a factor is written as it was entered', () => {
		expect(formatFaktor(0.65)).toBe('0,65');
		expect(formatFaktor(12)).toBe('12');
	});

	it('one is counted in the singular, also what is rounded to one', () => {
		expect(telt(1, 'boliger')).toBe('1 bolig');
		expect(telt(0.6, 'boliger')).toBe('1 bolig');
		expect(telt(1.5, 'boliger')).toBe('2 boliger');
		expect(telt(0, 'eiendommer')).toBe('0 eiendommer');
		expect(telt(1, 'godkjente eiendommer')).toBe('1 godkjent eiendom');
		expect(telt(1234, 'boliger')).toBe('1\u202f234 boliger');
	});

	it('a unit that is counted is in the singular behind 1, and not behind 1,0', () => {
		expect(formatVerdi(1, 'personer')).toBe('1\u00a0person');
		expect(formatVerdi(1, 'boliger')).toBe('1,0\u00a0boliger');
		expect(formatVerdi(1, 'prosent')).toBe('1\u00a0%');
	});

	it('a negative zero is a zero', () => {
		expect(formatAntall(-0)).toBe('0');
	});
});

describe('integers that are shown together', () => {
	it('three thirds of a hundred are 34, 33 and 33', () => {
		expect(heltallMedSammeSum([100 / 3, 100 / 3, 100 / 3])).toEqual([34, 33, 33]);
	});

	it('always sum to the rounded whole, each within one of its part', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { maxLength: 40 }),
				(deler) => {
					const hele = heltallMedSammeSum(deler);
					const sum = (tall: readonly number[]) => tall.reduce((a, b) => a + b, 0);
					expect(sum(hele)).toBe(Math.round(sum(deler)));
					hele.forEach((tall, i) => {
						expect(Math.abs(tall - (deler[i] ?? 0))).toBeLessThanOrEqual(1);
					});
				}
			)
		);
	});
});

import { describe, expect, it } from 'vitest';
import { papirkart } from './papirkart.ts';

describe('the map on paper', () => {
	it('is printed to a round scale that lets all of it fit on an A4 sheet', () => {
		const kart = papirkart(1500, 1000);
		expect(kart.malestokk).toBe(10_000);
		expect(kart).toMatchObject({ breddeMm: 150, hoydeMm: 100 });
		expect(papirkart(800, 2000).malestokk).toBe(15_000);
	});

	it('has a scale bar of a round length that is true at that scale', () => {
		expect(papirkart(1500, 1000)).toMatchObject({ strekM: 200, strekMm: 20 });
		for (const meter of [30, 700, 5_400, 41_000, 380_000]) {
			const { strekM, strekMm, malestokk, breddeMm, hoydeMm } = papirkart(meter, meter / 2);
			expect(strekMm).toBeCloseTo((strekM / malestokk) * 1000);
			expect(strekMm).toBeLessThanOrEqual(45);
			expect(Math.max(breddeMm, hoydeMm)).toBeLessThanOrEqual(178);
		}
	});
});

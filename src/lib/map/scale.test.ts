import { describe, expect, it } from 'vitest';
import { metresPerPixel, scaleDenominator, zoomForScale } from './scale.ts';

describe('målestokk og zoom', () => {
	it('ved ekvator er zoom 0 i MapLibre målestokken 1:279 541 132, halvparten av WMTS med 256 px', () => {
		expect(scaleDenominator(0, 0)).toBeCloseTo(559_082_264.03 / 2, -1);
	});
	it('er hverandres omvendte', () => {
		for (const d of [500, 5_000, 50_000, 400_000, 2_000_000])
			expect(scaleDenominator(zoomForScale(d))).toBeCloseTo(d, 4);
	});
	it('1:50 000 på 60,7° nord er zoom 11,42, og en piksel er da 14 m', () => {
		expect(zoomForScale(50_000)).toBeCloseTo(11.418, 3);
		expect(metresPerPixel(zoomForScale(50_000))).toBeCloseTo(14, 6);
	});
	it('1:500 er innenfor det kartet kan vise (zoom 22)', () => {
		expect(zoomForScale(500)).toBeCloseTo(18.06, 2);
	});
});

import { describe, expect, it } from 'vitest';
import { erInnenfor, utsnittFor } from './utsnitt.ts';

describe('the view of a box', () => {
	it('holds the whole box', () => {
		const { zoom, lat, lng } = utsnittFor([10.4848, 60.5006, 10.7613, 60.7554], 1000, 700);
		const degreesWide = (360 / 512 / 2 ** zoom) * 1000;
		const degreesHigh = (360 / 512 / 2 ** zoom) * 700 * Math.cos((lat * Math.PI) / 180);
		expect(degreesWide).toBeGreaterThanOrEqual(10.7613 - 10.4848);
		expect(degreesHigh).toBeGreaterThanOrEqual((60.7554 - 60.5006) * 0.999);
		expect(lng).toBeCloseTo(10.62305, 6);
	});

	it('shows a point at about 1:4 000, not at the end of the zoom', () => {
		expect(utsnittFor([10.6, 60.7, 10.6, 60.7])).toEqual({ zoom: 16.5, lat: 60.7, lng: 10.6 });
	});

	it('knows what lies within', () => {
		const box = [10, 60, 11, 61] as const;
		expect(erInnenfor({ zoom: 9, lat: 60.5, lng: 10.5 }, box)).toBe(true);
		expect(erInnenfor({ zoom: 9, lat: 66.8, lng: 15.3 }, box)).toBe(false);
	});
});

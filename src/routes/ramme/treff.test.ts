import { describe, expect, it } from 'vitest';
import { utsnitt } from './treff.ts';

describe('where a hit is shown', () => {
	it('shows a point so near that a single house is seen', () => {
		expect(utsnitt([10.6133, 60.72604, 10.6133, 60.72604])).toBe('16.50/60.72604/10.61330');
	});

	it('shows the whole of a large thing', () => {
		const [zoom = 0, lat = 0, lng = 0] = utsnitt([10, 60.5, 11, 60.9]).split('/').map(Number);
		expect(lat).toBeCloseTo(60.7);
		expect(lng).toBeCloseTo(10.5);
		const pixelsPerDegree = (512 * 2 ** zoom) / 360;
		expect(pixelsPerDegree * 1).toBeLessThanOrEqual(601);
		expect((pixelsPerDegree * 0.4) / Math.cos((60.7 * Math.PI) / 180)).toBeLessThanOrEqual(401);
	});
});

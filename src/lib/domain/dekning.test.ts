import { describe, expect, it } from 'vitest';
import { erInnenfor } from './dekning.ts';

const point = (...coordinates: number[]) => ({ type: 'Point' as const, coordinates });

describe('erInnenfor', () => {
	it('takes what lies in Norway, in degrees and in metres', () => {
		expect(erInnenfor(point(10.6, 60.7), 4258)).toBe(true);
		expect(erInnenfor(point(16, 78.2), 4326)).toBe(true);
		expect(erInnenfor(point(590_000, 6_730_000), 25832)).toBe(true);
		expect(erInnenfor(point(-200_000, -5000), 27393)).toBe(true);
	});

	it('refuses swapped degrees, infinity, and metres that are none', () => {
		expect(erInnenfor(point(60.7, 10.6), 4258)).toBe(false);
		expect(erInnenfor(point(590_000, 6_730_000), 4326)).toBe(false);
		expect(erInnenfor(point(Infinity, 6_730_000), 25832)).toBe(false);
		expect(erInnenfor(point(), 25832)).toBe(false);
	});

	it('looks at every position of every kind of geometry', () => {
		const good = [590_000, 6_730_000];
		const wild = [590_000, 1e12];
		for (const geometry of [
			{ type: 'MultiPoint', coordinates: [good, wild] },
			{ type: 'LineString', coordinates: [good, wild] },
			{ type: 'MultiLineString', coordinates: [[good], [good, wild]] },
			{ type: 'Polygon', coordinates: [[good], [good, wild]] },
			{ type: 'MultiPolygon', coordinates: [[[good]], [[good, wild]]] },
			{ type: 'GeometryCollection', geometries: [point(...good), point(...wild)] }
		] as const)
			expect(erInnenfor(geometry as never, 25832)).toBe(false);
	});
});

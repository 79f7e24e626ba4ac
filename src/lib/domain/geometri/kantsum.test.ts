import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { at, polygon, ring, square } from '#tests/support/planbygger.ts';
import { Kantsum } from './kantsum.ts';

const sumOf = (before: readonly Polygon[], after: readonly Polygon[]): Kantsum => {
	const sum = new Kantsum();
	for (const flate of before) sum.add(flate, -1);
	for (const flate of after) sum.add(flate, 1);
	return sum;
};

describe('the sum of sides', () => {
	const west = polygon(square(0, 0, 10));
	const east = polygon(square(10, 0, 10));

	it('is the same where a border between two moved for both', () => {
		const moved = [
			polygon(ring([0, 0], [10, 0], [12, 10], [0, 10])),
			polygon(ring([10, 0], [20, 0], [20, 10], [12, 10]))
		];
		expect(sumOf([west, east], moved).isZero).toBe(false);
		const inner: readonly Polygon[] = [
			polygon(ring([0, 0], [10, 0], [12, 5], [10, 10], [0, 10])),
			polygon(ring([10, 0], [20, 0], [20, 10], [10, 10], [12, 5]))
		];
		expect(sumOf([west, east], inner).isZero).toBe(true);
	});

	it('does not care which way a ring runs or where it begins, and sees a hole that was filled', () => {
		const backwards = polygon(square(0, 0, 10).toReversed());
		const begun: Position[] = ring([10, 0], [10, 10], [0, 10], [0, 0]);
		expect(sumOf([west], [backwards]).isZero).toBe(true);
		expect(sumOf([west], [polygon(begun)]).isZero).toBe(true);
		const hull = square(2, 2, 3);
		expect(sumOf([polygon(square(0, 0, 10), hull), polygon(hull)], [west]).isZero).toBe(true);
		expect(sumOf([polygon(square(0, 0, 10), hull)], [west]).isZero).toBe(false);
	});

	it('is not the same where a vertex moved for one alone, were it by a millimetre', () => {
		const off = polygon([
			at(0, 0),
			at(10, 0),
			[(at(10, 10)[0] ?? 0) + 0.001, at(10, 10)[1] ?? 0],
			at(0, 10),
			at(0, 0)
		]);
		expect(sumOf([west], [off]).isZero).toBe(false);
		expect(sumOf([west], []).isZero).toBe(false);
	});

	it('of one shape put in another’s place is that of both', () => {
		const punkt = fc.tuple(fc.nat(4), fc.nat(4)).map(([x, y]) => at(x, y));
		const lukket = fc.array(punkt, { minLength: 3, maxLength: 7 }).map((p) => [...p, p[0] ?? []]);
		const flate = fc
			.array(lukket, { minLength: 1, maxLength: 3 })
			.map((ringer) => polygon(...ringer));
		fc.assert(
			fc.property(flate, flate, fc.boolean(), (a, b, same) => {
				const [one, other] = [new Kantsum(), new Kantsum()];
				const til = same
					? { ...a, coordinates: [...a.coordinates.slice(0, 1), ...b.coordinates.slice(1)] }
					: b;
				one.replace(a, til);
				other.add(til, 1);
				other.add(a, -1);
				expect(one).toEqual(other);
			}),
			{ seed: 3443, numRuns: 2000 }
		);
	});
});

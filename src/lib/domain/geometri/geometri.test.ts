import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Boksetre, type Boks } from './boksetre.ts';
import type { Position } from 'geojson';
import { Omrade, ringAreal, segmenter } from './flater.ts';
import { meeting, meetingPoint, project, side, type Segment } from './segment.ts';
import { Vindinger } from './vindinger.ts';

describe('Boksetre', () => {
	const boks = fc
		.tuple(
			fc.integer({ max: 100, min: 0 }),
			fc.integer({ max: 100, min: 0 }),
			fc.nat(20),
			fc.nat(20)
		)
		.map(([x, y, w, h]): Boks => [x, y, x + w, y + h]);
	it('finds exactly the boxes that meet', () => {
		fc.assert(
			fc.property(fc.array(boks, { maxLength: 600 }), boks, (bokser, q) => {
				const found = new Boksetre(bokser).all(q);
				const expected = bokser.flatMap((b, nr) =>
					b[0] <= q[2] && b[2] >= q[0] && b[1] <= q[3] && b[3] >= q[1] ? [nr] : []
				);
				expect(found.sort((a, b) => a - b)).toEqual(expected);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('segments in UTM', () => {
	const [e, n] = [590_000, 6_733_000];
	const at = (x: number, y: number) => [e + x, n + y];
	it('cross, touch, or do neither, to the centimetre', () => {
		expect(meeting([at(0, 0), at(10, 10)], [at(0, 10), at(10, 0)])).toBe('kryss');
		expect(meeting([at(0, 0), at(10, 0)], [at(5, 0), at(5, 5)])).toBe('berorer');
		expect(meeting([at(0, 0), at(1000, 0)], [at(500, 0.01), at(500, 5)])).toBeNull();
		expect(meeting([at(0, 0), at(10, 0)], [at(10, 0), at(20, 0)])).toBe('berorer');
		expect(meeting([at(0, 0), at(10, 0)], [at(11, 0), at(20, 0)])).toBeNull();
	});
	it('have a place where they meet and a distance where they do not', () => {
		expect(meetingPoint([at(0, 0), at(10, 10)], [at(0, 10), at(10, 0)])).toEqual(at(5, 5));
		expect(project(at(5, 3), [at(0, 0), at(10, 0)])).toEqual({ distance: 3, t: 0.5 });
	});
});

describe('Omrade', () => {
	const square = (x: number, y: number, s: number) => [
		[x, y],
		[x + s, y],
		[x + s, y + s],
		[x, y + s],
		[x, y]
	];
	it('measures area with the sign of its direction', () => {
		expect(ringAreal(square(590_000, 6_733_000, 10))).toBe(100);
		expect(ringAreal(square(590_000, 6_733_000, 10).reverse())).toBe(-100);
	});
	it('knows inside, outside, hole and border', () => {
		const omrade = new Omrade([[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 10)]]);
		const inside = [
			[1, 1],
			[25, 5],
			[2, 4],
			[2, 6]
		];
		const outside = [
			[5, 5],
			[15, 5],
			[-1, 0],
			[35, 0]
		];
		expect(omrade.holds([...inside, ...outside], 0.01)).toEqual([
			...inside.map(() => true),
			...outside.map(() => false)
		]);
		expect(omrade.holds([[10.005, 5]], 0.01)).toEqual([true]);
	});
	it('holds what two polygons hold, in whatever direction they run', () => {
		const omrade = new Omrade([[square(0, 0, 10)], [square(5, 0, 10).reverse()]]);
		expect(
			omrade.holds(
				[
					[7, 5],
					[7, 12]
				],
				0
			)
		).toEqual([true, false]);
	});
});

describe('how often rings go around points', () => {
	const punkt = fc.tuple(fc.nat(12), fc.nat(12)).map(([x, y]): Position => [x, y]);
	/** By its definition: the sides that the ray eastwards crosses, one by one. */
	const rundt = (sider: readonly Segment[], p: Position) =>
		sider.reduce((sum, [a, b]) => {
			const [ay = 0, by = 0, py = 0] = [a[1], b[1], p[1]];
			if (ay <= py && by > py && side(a, b, p) === 1) return sum + 1;
			return by <= py && ay > py && side(a, b, p) === -1 ? sum - 1 : sum;
		}, 0);
	it('is the same for many points at once as for each by itself, however the rings cross', () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(punkt, { minLength: 3, maxLength: 8 }), { maxLength: 12 }),
				fc.array(punkt, { maxLength: 40 }),
				(ringer, punkter) => {
					const sider = ringer.flatMap((r) => segmenter([...r, r[0] ?? []]));
					expect([...new Vindinger(sider).rundt(punkter)]).toEqual(
						punkter.map((p) => rundt(sider, p))
					);
				}
			),
			{ numRuns: 300 }
		);
	});
});

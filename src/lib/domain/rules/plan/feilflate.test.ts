import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
	at,
	formal,
	hode,
	omrade,
	polygon,
	ring,
	square
} from '../../../../../tests/support/planbygger.ts';
import { ringAreal } from '../../geometri/flater.ts';
import { flislegging } from './flislegging.ts';
import { validatePlan, type Regelobjekt } from './index.ts';
import { TOLERANSE_M } from './toleranse.ts';

const found = (...objekter: Regelobjekt[]) => validatePlan({ hode, objekter }, [flislegging]);
const told = (...objekter: Regelobjekt[]) =>
	found(...objekter).map(({ severity, message, areaM2 }) => [severity, message, areaM2]);

const A = formal('A', polygon(square(0, 0, 100)));
const B = formal('B', polygon(square(100, 0, 100)));
const begge = omrade(polygon(ring([0, 0], [200, 0], [200, 100], [0, 100])));

describe('ground with a purpose too few or too many', () => {
	it('between two purposes is a gap, with their names', () => {
		const narrow = formal('B', polygon(ring([101, 0], [200, 0], [200, 100], [101, 100])));
		expect(told(begge, A, narrow)).toEqual([
			['feil', 'Planområdet har 100 m² uten arealformål her, mellom A og B.', 100]
		]);
	});
	it('in a purpose is a gap beside it; a whole plan area without one has no names', () => {
		const around = formal('A', polygon(square(0, 0, 100), square(20, 20, 30).toReversed()));
		expect(told(omrade(polygon(square(0, 0, 100))), around)).toEqual([
			['feil', 'Planområdet har 900 m² uten arealformål her, ved A.', 900]
		]);
		expect(told(begge, A, { ...omrade(polygon(square(300, 0, 10))), lokalId: 'annet' }, B)).toEqual(
			[['feil', 'Planområdet har 100 m² uten arealformål her.', 100]]
		);
	});
	it('is an overlap of those that lie there, and of no neighbour', () => {
		expect(told(begge, A, B, { ...B, lokalId: 'other' })).toEqual([
			['feil', 'To formål B overlapper med 10\u00a0000 m².', 10_000]
		]);
		expect(told(begge, A, B, formal('C', polygon(square(20, 20, 30))))).toEqual([
			['feil', 'C overlapper et annet formål med 900 m².', 900]
		]);
	});
	it('lies outside the plan area where one purpose is there', () => {
		expect(told(omrade(polygon(square(0, 0, 100))), A, B)).toEqual([
			['feil', 'B ligger med 10\u00a0000 m² utenfor planområdet.', 10_000]
		]);
	});
	it('is a note where rounding can have made it', () => {
		const hair = formal('B', polygon(ring([100.01, 0], [200, 0], [200, 100], [100.01, 100])));
		expect(told(begge, A, hair).map(([severity]) => severity)).toEqual(['merknad']);
	});
	it('is not measured where something lies inside it, or gap and overlap hang together', () => {
		const around = formal('A', polygon(square(0, 0, 100), square(20, 20, 30).toReversed()));
		const inside = formal('C', polygon(square(30, 30, 10)));
		const areas = (...objekter: Regelobjekt[]) => found(...objekter).map(({ areaM2 }) => areaM2);
		expect(areas(omrade(polygon(square(0, 0, 100))), around, inside)).toEqual([
			undefined,
			undefined
		]);
		const skew = formal('B', polygon(ring([90, 0], [200, 0], [200, 100], [110, 100])));
		expect(areas(begge, A, skew)).toEqual([undefined]);
	});

	it('adds up to what the purposes have too much or too little of, wherever all of it is measured', () => {
		const move = fc.integer({ min: -800, max: 800 });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 3 }), move, move, (corner, dx, dy) => {
				const corners = [at(20, 20), at(40, 20), at(40, 40), at(20, 40)];
				const moved = corners.map((p, i): Position =>
					i === corner ? [(p[0] ?? 0) + dx / 100, (p[1] ?? 0) + dy / 100] : p
				);
				const hull = [...corners, corners[0] ?? []];
				const island = [...moved, moved[0] ?? []];
				const avvik = found(
					omrade(polygon(square(0, 0, 60))),
					formal('A', polygon(square(0, 0, 60), hull.toReversed())),
					formal('B', polygon(island))
				);
				fc.pre(avvik.length > 0 && avvik.every(({ areaM2 }) => areaM2 !== undefined));
				const sum = avvik.reduce(
					(total, { message, areaM2 = 0 }) =>
						total + (message.includes('uten arealformål') ? -areaM2 : areaM2),
					0
				);
				// A vertex within the tolerance of a side is taken to be on it: so much along the borders of the hole and the island.
				const outline = 4 * 20 + 4 * 36;
				expect(Math.abs(sum - (Math.abs(ringAreal(island)) - 400))).toBeLessThan(
					outline * TOLERANSE_M
				);
			})
		);
	});
});

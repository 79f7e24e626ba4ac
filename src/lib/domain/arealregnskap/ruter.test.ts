import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruter } from './ruter.ts';

const punkt = fc.record({
	ost: fc.double({ min: 0, max: 9000, noNaN: true }),
	nord: fc.double({ min: 0, max: 5000, noNaN: true }),
	tyngde: fc.integer({ min: 1, max: 900 })
});

describe('the squares that the plan is overlaid in', () => {
	it('cover the box once, and are smaller where there is more', () => {
		fc.assert(
			fc.property(fc.array(punkt, { maxLength: 60 }), (punkter) => {
				const alle = ruter([0, 0, 9000, 5000], punkter, 1000);
				const areal = alle.reduce((sum, { side }) => sum + side * side, 0);
				const bredde = 125 * 2 ** Math.ceil(Math.log2(9002 / 125));
				expect(areal).toBe(bredde * bredde);
				for (const p of punkter)
					expect(
						alle.filter(
							({ ost, nord, side }) =>
								p.ost >= ost && p.ost < ost + side && p.nord >= nord && p.nord < nord + side
						)
					).toHaveLength(1);
				expect(alle.every(({ ost, nord }) => Number.isInteger(ost) && Number.isInteger(nord))).toBe(
					true
				);
			})
		);
	});

	it('are no smaller than they need be: a small plan is one square', () => {
		expect(ruter([100, 200, 190, 260], [{ ost: 150, nord: 230, tyngde: 50_000 }], 1000)).toEqual([
			{ ost: 99, nord: 199, side: 125 }
		]);
	});
});

import { describe, expect, it } from 'vitest';
import type { Cm } from '../topology/punkt.ts';
import { erNaer, gapI, type Byggflate, type Korridorstrek } from './gap.ts';

/** Metres on squared paper. */
const m = (x: number, y: number): Cm => [
	59_000_000 + Math.round(x * 100),
	673_000_000 + Math.round(y * 100)
];
const elv = (...punkter: readonly (readonly [number, number])[]): Korridorstrek => ({
	id: 'elv',
	name: 'Elva',
	line: punkter.map(([x, y]) => m(x, y))
});
const ELV = elv([0, 0], [500, 0], [1000, 0]);
const boks = (x0: number, y0: number, x1: number, y1: number): Byggflate => ({
	lokalId: `${x0} ${y0}`,
	flater: [[[m(x0, y0), m(x1, y0), m(x1, y1), m(x0, y1)]]]
});

describe('the gap that is told while one draws', () => {
	it('is the metres of a straight river of 1 000 m that a zone of 120 m lies over', () => {
		expect(gapI(ELV, [boks(440, -50, 560, 50)])).toEqual({ cutM: 120, restWidthM: 0 });
	});

	it('counts the ground of two zones that overlap once', () => {
		const zones = [boks(100, -50, 200, 50), boks(150, -50, 300, 50), boks(400, -1, 410, 1)];
		expect(gapI(ELV, zones).cutM).toBeCloseTo(210, 9);
	});

	it('is 40 m between two zones that stand 40 m apart, and 50 where they stand aslant', () => {
		expect(gapI(ELV, [boks(200, 12, 300, 90), boks(200, -90, 300, -28)])).toEqual({
			cutM: 0,
			restWidthM: 40
		});
		expect(gapI(ELV, [boks(200, 20, 300, 90), boks(330, -90, 400, -20)]).restWidthM).toBe(50);
	});

	it('is open where one side is, where the others are far, and where there are none', () => {
		expect(gapI(ELV, [boks(200, 5, 300, 90)])).toEqual({ cutM: 0, restWidthM: null });
		expect(gapI(ELV, [boks(200, 5, 300, 90), boks(200, -190, 300, -101)]).restWidthM).toBeNull();
		expect(gapI(ELV, [])).toEqual({ cutM: 0, restWidthM: null });
	});

	it('is not a cut where the river is the border of the zone', () => {
		expect(gapI(ELV, [boks(200, 0, 300, 90)])).toEqual({ cutM: 0, restWidthM: null });
		expect(gapI(ELV, [boks(200, 0, 300, 90), boks(200, -90, 300, 0)])).toEqual({
			cutM: 0,
			restWidthM: 0
		});
	});

	it('ends where its line does: what stands round the end is on neither side', () => {
		const om = [boks(-90, 10, -10, 90), boks(-90, -90, -10, -10)];
		expect(gapI(ELV, om).restWidthM).toBeNull();
		expect(gapI(ELV, [boks(-90, 10, 20, 90), boks(-90, -90, 30, -15)]).restWidthM).toBe(25);
	});

	it('knows the two sides of a river that bends', () => {
		const bend = elv([0, 0], [300, 0], [300, 300]);
		const [inne, ute] = [boks(200, 15, 285, 80), boks(310, -60, 400, -10)];
		expect(gapI(bend, [inne, ute]).restWidthM).toBeCloseTo(Math.hypot(25, 25), 6);
		expect(gapI(bend, [inne, boks(100, 15, 150, 80)]).restWidthM).toBeNull();
	});

	it('asks only of zones that lie near', () => {
		expect(erNaer(ELV, [boks(200, 99, 300, 150)])).toBe(true);
		expect(erNaer(ELV, [boks(200, 101, 300, 150)])).toBe(false);
	});
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { delt, fordelt, forent, lengde, type Treff } from './langs.ts';

const treff = (
	lokalId: string,
	fraM: number,
	tilM: number,
	klasse: Treff['klasse'] = 'bygg'
): Treff => ({
	lokalId,
	navn: lokalId.toUpperCase(),
	klasse,
	fraM,
	tilM
});

it('a metre that two zones share is counted once, and is the first one’s', () => {
	const alle = [treff('b', 50, 120), treff('a', 0, 60), treff('c', 200, 210)];
	expect(forent(alle)).toEqual([
		{ fraM: 0, tilM: 120 },
		{ fraM: 200, tilM: 210 }
	]);
	expect(fordelt(alle)).toEqual([
		{ lokalId: 'a', navn: 'A', meter: 60 },
		{ lokalId: 'b', navn: 'B', meter: 60 },
		{ lokalId: 'c', navn: 'C', meter: 10 }
	]);
});

it('what lies beside both is beside building purposes, and the rest is not told', () => {
	expect(delt([treff('a', 0, 60), treff('x', 40, 100, 'ukjent')])).toEqual({
		byggM: 60,
		ukjentM: 40
	});
});

it('shares sum to the whole, whatever overlaps', () => {
	const strekk = fc.record({
		id: fc.nat(4),
		fra: fc.nat(500),
		av: fc.integer({ min: 1, max: 200 })
	});
	fc.assert(
		fc.property(fc.array(strekk), (rader) => {
			const alle = rader.map(({ id, fra, av }) => treff(`s${id}`, fra, fra + av));
			const meter = new Set(
				alle.flatMap(({ fraM, tilM }) => [...Array(tilM - fraM).keys()].map((i) => fraM + i))
			);
			expect(lengde(alle)).toBe(meter.size);
			expect(fordelt(alle).reduce((n, d) => n + d.meter, 0)).toBe(meter.size);
		})
	);
});

import { describe, expect, it } from 'vitest';
import type { Position } from 'geojson';
import { at, polygon, ring } from '#tests/support/planbygger.ts';
import { erPaCentimeter, LagredePunkter } from './lagredePunkter.ts';

const mm = (x: number, y: number) => [590_000 + x, 6_733_000 + y];
const flate = polygon([
	mm(0.004, 0),
	mm(10.001, 0),
	mm(10.002, 10.007),
	mm(0.004, 10),
	mm(0.004, 0)
]);

describe('vertices that are stored finer than they are read', () => {
	it('stand as they stood where they come back rounded, and a moved one where it was put', () => {
		const lest = polygon([at(0, 0), at(10, 0), at(12, 10.01), at(0, 10), at(0, 0)]);
		expect(new LagredePunkter([flate]).restore(lest).coordinates[0]).toEqual([
			mm(0.004, 0),
			mm(10.001, 0),
			at(12, 10.01),
			mm(0.004, 10),
			mm(0.004, 0)
		]);
	});

	it('are the object’s own before its neighbours’', () => {
		const egne = polygon([mm(0.001, 0), mm(5, 0), mm(5, 5), mm(0.001, 0)]);
		const punkter = new LagredePunkter([egne], new LagredePunkter([flate]));
		expect(
			punkter.restore({ type: 'MultiPoint', coordinates: [at(0, 0), at(10, 10.01), at(7, 7)] })
				.coordinates
		).toEqual([mm(0.001, 0), mm(10.002, 10.007), at(7, 7)]);
	});

	it('two in one centimetre are taken in the order of the ring', () => {
		const tette = polygon([mm(0, 0), mm(10.001, 0), mm(10.004, 0.003), mm(10, 10), mm(0, 0)]);
		const lest = polygon([at(0, 0), at(10, 0), at(10, 0), at(10, 10), at(0, 0)]);
		expect(new LagredePunkter([tette]).restore(lest)).toEqual(tette);
	});

	it.each<[string, (ring: Position[]) => Position[]]>([
		['as it goes', (ring) => ring],
		['the other way', (ring) => ring.toReversed()],
		[
			'from another vertex',
			([forste = [], ...rest]) => [...rest.slice(0, -1), forste, rest[0] ?? []]
		]
	])('two in one centimetre that come back as one are both there again: %s', (_, vend) => {
		const tette = [mm(0, 0), mm(10.001, 0), mm(10.004, 0.003), mm(10, 10), mm(0, 0)];
		const lest = vend([at(0, 0), at(10, 0), at(10, 10), at(0, 0)]);
		expect(new LagredePunkter([polygon(tette)]).restore(polygon(lest))).toEqual(
			polygon(vend(tette))
		);
	});

	it('also where the ring begins between them', () => {
		const tette = polygon([
			mm(10.004, 0.003),
			mm(10, 10),
			mm(0, 0),
			mm(10.001, 0),
			mm(10.004, 0.003)
		]);
		const lest = polygon([at(10, 0), at(10, 10), at(0, 0), at(10, 0)]);
		const stored = new LagredePunkter([tette]).restore(lest).coordinates[0];
		expect(stored).toEqual([mm(10.001, 0), mm(10.004, 0.003), mm(10, 10), mm(0, 0), mm(10.001, 0)]);
	});

	it('one that lies between two centimetres is found by either', () => {
		const midt = new LagredePunkter([{ type: 'Point', coordinates: mm(0.005, 0.125) }]);
		for (const [x, y] of [
			[0, 0.12],
			[0.01, 0.13],
			[0, 0.13]
		] as const)
			expect(midt.restore({ type: 'Point', coordinates: at(x, y) }).coordinates).toEqual(
				mm(0.005, 0.125)
			);
		expect(midt.restore({ type: 'Point', coordinates: at(0.02, 0.12) }).coordinates).toEqual(
			at(0.02, 0.12)
		);
	});

	it('a plan at the centimetre is known as one', () => {
		expect(erPaCentimeter(polygon(ring([0, 0], [10.01, 0], [7.77, 9.99])))).toBe(true);
		expect(erPaCentimeter(flate)).toBe(false);
	});
});

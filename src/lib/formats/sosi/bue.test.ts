import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { sosiText } from '../../../../tests/support/hostileSosi.ts';
import { arcLine } from './bue.ts';
import { readSosi } from './read.ts';

const at = (angle: number, radius: number): Position => [
	500_000 + radius * Math.cos(angle),
	6_700_000 + radius * Math.sin(angle)
];

/** How far a line string is from the circle around (500 000, 6 700 000): its corners and the middle of each chord. */
const farthest = (line: readonly Position[], radius: number) => {
	const away = (x: number, y: number) => Math.abs(Math.hypot(x - 500_000, y - 6_700_000) - radius);
	return Math.max(
		...line.map(([x = 0, y = 0], i) => {
			const [px = x, py = y] = line[i - 1] ?? [];
			return Math.max(away(x, y), away((x + px) / 2, (y + py) / 2));
		})
	);
};

describe('an arc', () => {
	it.each([0.5, 5, 120, 3_000])('of radius %d m is a line within a centimetre of it', (radius) => {
		for (const [a, b, c] of [
			[0, 1, 2],
			[3, 2.9, 2.5],
			[-1, 1, 3.5],
			[6, 3, 0.2]
		] as const) {
			const points = [at(a, radius), at(b, radius), at(c, radius)] as const;
			const { positions, straight } = arcLine(points, 0.01);
			expect(straight).toBe(false);
			expect(farthest(positions, radius)).toBeLessThan(0.0101);
			expect([positions[0], positions.at(-1)]).toEqual([points[0], points[2]]);
			expect(positions).toContain(points[1]);
		}
	});

	it('goes through its middle point, the long way round where that is so', () => {
		const { positions } = arcLine([at(0, 10), at(Math.PI, 10), at(-0.1, 10)], 0.01);
		const length = positions.reduce((sum, [x = 0, y = 0], i) => {
			const [px = x, py = y] = positions[i - 1] ?? [];
			return sum + Math.hypot(x - px, y - py);
		}, 0);
		expect(length).toBeCloseTo(10 * (2 * Math.PI - 0.1), 0);
	});

	it('has corners with two decimals', () => {
		const { positions } = arcLine(
			[
				[0, 0],
				[50, 50],
				[100, 0]
			],
			0.01
		);
		for (const value of positions.flat()) expect(value).toBe(Number(value.toFixed(2)));
	});

	it('in a file is a line, and the arc is kept beside it', async () => {
		const fil = await readSosi(
			new TextEncoder().encode(
				sosiText('.BUEP 8:\n..NØ\n0 0 ...KP 1\n..NØ\n1000 1000\n0 2000 ...KP 1')
			)
		);
		const [objekt] = fil.objekter;
		expect(objekt?.geometry?.type).toBe('LineString');
		expect(objekt?.buer).toEqual([{ start: [0, 0], on: [10, 10], end: [20, 0] }]);
		expect(fil.avvik).toEqual([]);
	});

	it.each([
		['points on a line', '0 0\n0 10\n0 20', 'sosi.bue.rett', 3],
		['points in one place', '0 0\n0 0\n0 20', 'sosi.bue.rett', 3],
		['two points and no radius', '0 0\n0 20', 'sosi.bue.punkter', 2]
	])('of %s is a straight line, and that is said', async (_, points, rule, corners) => {
		const fil = await readSosi(new TextEncoder().encode(sosiText(`.BUE 1:\n..NØ\n${points}`)));
		const geometry = fil.objekter[0]?.geometry;
		expect(geometry?.type === 'LineString' && geometry.coordinates.length).toBe(corners);
		expect(fil.objekter[0]?.buer).toEqual([]);
		expect(fil.avvik).toMatchObject([{ rule, object: '1' }]);
	});

	/** Due north from (0, 0) to (100, 0): what lies to the left is west. */
	const bue = (lines: string) =>
		readSosi(
			new TextEncoder().encode(
				sosiText(`.BUE 1:\n${lines}\n..NØ\n0 0 ...KP 1\n..NØ\n10000 0 ...KP 1`)
			)
		);

	it.each([
		['clockwise where it is positive', '..RADIUS 50.0', [-50, 50]],
		['counterclockwise where it is negative', '..RADIUS -50.0', [50, 50]],
		['the short way round', '..RADIUS 100', [-13.397, 50]],
		['the long way round with STORBUE', '..RADIUS 100\n..STORBUE 1', [-186.603, 50]]
	])('given by its ends and a radius runs %s', async (_, lines, [east = 0, north = 0]) => {
		const { objekter, avvik } = await bue(lines);
		const [arc] = objekter[0]?.buer ?? [];
		expect(avvik).toEqual([]);
		expect(arc?.start).toEqual([0, 0]);
		expect(arc?.end).toEqual([0, 100]);
		expect(arc?.on[0]).toBeCloseTo(east, 3);
		expect(arc?.on[1]).toBeCloseTo(north, 3);
		const { geometry } = objekter[0] ?? {};
		for (const value of geometry?.type === 'LineString' ? geometry.coordinates.flat() : [NaN])
			expect(value).toBe(Number(value.toFixed(2)));
	});

	it('whose radius is too short for its ends is a straight line, and that is said', async () => {
		const { objekter, avvik } = await bue('..RADIUS 49');
		expect(objekter[0]?.buer).toEqual([]);
		expect(avvik).toMatchObject([{ rule: 'sosi.bue.punkter', object: '1' }]);
	});

	it('around the Earth does not make more points than are of use, and says so', () => {
		const { positions, coarse } = arcLine(
			[
				[0, 0],
				[3e7, 3e7],
				[6e7, 0]
			],
			0.01
		);
		expect([positions.length < 2_100, coarse]).toEqual([true, true]);
	});
});

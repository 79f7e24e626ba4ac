import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { husIRektangel, storsteRektangel, type Rektangel } from './fortettingRektangel.ts';
import type { Byggeflate, Punkt, Ring } from './fortettingRutenett.ts';

const boks = (x: number, y: number, w: number, h: number): Ring => [
	[x, y],
	[x + w, y],
	[x + w, y + h],
	[x, y + h]
];
const dreid = (ring: Ring, v: number): Ring =>
	ring.map(([x, y]): Punkt => [
		x * Math.cos(v) - y * Math.sin(v),
		x * Math.sin(v) + y * Math.cos(v)
	]);

const inni = ([x, y]: Punkt, ringer: readonly Ring[]): boolean => {
	let inside = false;
	for (const ring of ringer)
		ring.forEach(([bx, by], i) => {
			const [ax, ay] = ring.at(i - 1) ?? [bx, by];
			if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
		});
	return inside;
};
const tilKant = ([x, y]: Punkt, ringer: readonly Ring[]): number => {
	let least = Infinity;
	for (const ring of ringer)
		ring.forEach(([bx, by], i) => {
			const [ax, ay] = ring.at(i - 1) ?? [bx, by];
			const [dx, dy] = [bx - ax, by - ay];
			const t = Math.min(
				1,
				Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1))
			);
			least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
		});
	return least;
};
/** Asked of the point alone, by another road than the grid's. */
const lov = (p: Punkt, { innenfor, utenfor }: Byggeflate): boolean =>
	innenfor.every((o) => inni(p, o.ringer) && tilKant(p, o.ringer) >= o.avstandM - 1e-4) &&
	utenfor.every((o) => !inni(p, o.ringer) && tilKant(p, o.ringer) >= o.avstandM - 1e-4);

/** Points all over the rectangle, a hair inside its own border. */
const punkterI = ({ hjorner: [a, b, , d] }: Rektangel, n = 24): Punkt[] =>
	Array.from({ length: (n + 1) ** 2 }, (_, k) => {
		const s = 1e-4 + ((k % (n + 1)) / n) * (1 - 2e-4);
		const t = 1e-4 + (Math.floor(k / (n + 1)) / n) * (1 - 2e-4);
		return [
			a[0] + s * (b[0] - a[0]) + t * (d[0] - a[0]),
			a[1] + s * (b[1] - a[1]) + t * (d[1] - a[1])
		];
	});

const MIN = 7;

/** The largest that a search through every pair of corners on a coarse lattice finds, in many directions. */
function bruteForce(flate: Byggeflate, stepM: number): number {
	const all = flate.innenfor.flatMap((o) => o.ringer.flat());
	let best = 0;
	for (let grad = 0; grad < 90; grad += 5) {
		const v = (grad * Math.PI) / 180;
		const turn = ([x, y]: Punkt): Punkt => [
			x * Math.cos(v) + y * Math.sin(v),
			y * Math.cos(v) - x * Math.sin(v)
		];
		const back = ([x, y]: Punkt): Punkt => [
			x * Math.cos(v) - y * Math.sin(v),
			x * Math.sin(v) + y * Math.cos(v)
		];
		const xs = all.map((p) => turn(p)[0]);
		const ys = all.map((p) => turn(p)[1]);
		const [x0, y0] = [Math.min(...xs), Math.min(...ys)];
		const nx = Math.floor((Math.max(...xs) - x0) / stepM);
		const ny = Math.floor((Math.max(...ys) - y0) / stepM);
		const ok = (i: number, j: number) => lov(back([x0 + i * stepM, y0 + j * stepM]), flate);
		const grid = Array.from({ length: nx + 1 }, (_, i) =>
			Array.from({ length: ny + 1 }, (_, j) => ok(i, j))
		);
		for (let i = 0; i <= nx; i++) {
			const free = Array.from({ length: ny + 1 }, () => true);
			for (let k = i; k <= nx; k++) {
				let run = 0;
				for (let j = 0; j <= ny; j++) {
					free[j] = (free[j] ?? false) && (grid[k]?.[j] ?? false);
					run = free[j] ? run + 1 : 0;
					const [w, h] = [(k - i) * stepM, (run - 1) * stepM];
					if (w >= MIN && h >= MIN) best = Math.max(best, w * h);
				}
			}
		}
	}
	return best;
}

describe('storsteRektangel', () => {
	it('is the plot less its setback, where the plot is a rectangle', () => {
		const flate = { innenfor: [{ ringer: [boks(100, 200, 30, 40)], avstandM: 4 }], utenfor: [] };
		const found = storsteRektangel(flate, MIN);
		expect(found?.lengdeM).toBeCloseTo(32, 1);
		expect(found?.breddeM).toBeCloseTo(22, 1);
	});

	it('is the same however the plot is turned', () => {
		for (const grad of [7, 31, 58, 83]) {
			const ring = dreid(boks(10, 20, 30, 40), (grad * Math.PI) / 180);
			const found = storsteRektangel(
				{ innenfor: [{ ringer: [ring], avstandM: 4 }], utenfor: [] },
				MIN
			);
			expect(found?.arealM2).toBeGreaterThan(700);
			expect(found?.arealM2).toBeLessThanOrEqual(704.01);
		}
	});

	it('keeps its distance from the house', () => {
		const flate = {
			innenfor: [{ ringer: [boks(0, 0, 30, 50)], avstandM: 4 }],
			utenfor: [{ ringer: [boks(8, 8, 12, 10)], avstandM: 8 }]
		};
		const found = storsteRektangel(flate, MIN);
		// From 18 + 8 = 26 up to 46, and 22 wide.
		expect(found?.arealM2).toBeCloseTo(20 * 22, 0);
	});

	it('is none where only a strip is left', () => {
		const flate = { innenfor: [{ ringer: [boks(0, 0, 14, 200)], avstandM: 4 }], utenfor: [] };
		expect(storsteRektangel(flate, MIN)).toBeNull();
		expect(storsteRektangel(flate, 5)?.breddeM).toBeCloseTo(6, 1);
	});

	it('is none on a street', () => {
		const gate: Ring = boks(0, 0, 7, 300);
		expect(
			storsteRektangel({ innenfor: [{ ringer: [gate], avstandM: 4 }], utenfor: [] }, 1)
		).toBeNull();
	});

	it('sees a hole in the plot, and a part of it that is not zoned', () => {
		const hull = storsteRektangel(
			{
				innenfor: [{ ringer: [boks(0, 0, 60, 60), boks(25, 25, 10, 10)], avstandM: 4 }],
				utenfor: []
			},
			MIN
		);
		expect(hull?.arealM2).toBeCloseTo(17 * 52, -1);
		const sone = storsteRektangel(
			{
				innenfor: [
					{ ringer: [boks(0, 0, 40, 40)], avstandM: 4 },
					{ ringer: [boks(-100, -100, 120, 300)], avstandM: 0 }
				],
				utenfor: []
			},
			MIN
		);
		expect(sone?.arealM2).toBeCloseTo(16 * 32, 0);
	});

	const tomt = fc
		.record({
			radier: fc.array(fc.double({ min: 14, max: 45, noNaN: true }), {
				minLength: 4,
				maxLength: 9
			}),
			hus: fc.record({
				x: fc.double({ min: -12, max: 12, noNaN: true }),
				y: fc.double({ min: -12, max: 12, noNaN: true }),
				v: fc.double({ min: 0, max: 1.5, noNaN: true })
			})
		})
		.map(({ radier, hus }): Byggeflate => {
			const ring = radier.map((r, i): Punkt => {
				const v = (i / radier.length) * 2 * Math.PI;
				return [Math.round(r * Math.cos(v) * 100) / 100, Math.round(r * Math.sin(v) * 100) / 100];
			});
			const [c, s] = [Math.cos(hus.v), Math.sin(hus.v)];
			const huset = boks(-5, -4, 10, 8).map(([x, y]): Punkt => [
				hus.x + x * c - y * s,
				hus.y + x * s + y * c
			]);
			return {
				innenfor: [{ ringer: [ring], avstandM: 4 }],
				utenfor: [{ ringer: [huset], avstandM: 8 }]
			};
		});

	it('lies wholly where one may build, whatever the plot', () => {
		fc.assert(
			fc.property(tomt, (flate) => {
				const found = storsteRektangel(flate, MIN);
				if (!found) return;
				expect(found.breddeM).toBeGreaterThanOrEqual(MIN);
				const wrong = punkterI(found).find((p) => !lov(p, flate));
				expect(wrong).toBeUndefined();
			}),
			{ numRuns: 150, seed: 4 }
		);
	});

	it('is about as large as any that a search through all finds', () => {
		fc.assert(
			fc.property(tomt, (flate) => {
				const ours = storsteRektangel(flate, MIN)?.arealM2 ?? 0;
				// Directions that no side of the plot has may give a little more.
				expect(ours).toBeGreaterThanOrEqual(0.8 * bruteForce(flate, 1.5) - 8);
			}),
			{ numRuns: 30, seed: 4 }
		);
	});

	it('is the same twice', () => {
		fc.assert(
			fc.property(tomt, (flate) => {
				expect(storsteRektangel(flate, MIN)).toEqual(storsteRektangel(flate, MIN));
			}),
			{ numRuns: 20, seed: 4 }
		);
	});
});

describe('husIRektangel', () => {
	it('counts rows of houses with a distance between them', () => {
		const hus = { lengdeM: 10, breddeM: 8 };
		expect(husIRektangel({ lengdeM: 10, breddeM: 8 }, hus, 8)).toBe(1);
		expect(husIRektangel({ lengdeM: 28, breddeM: 8 }, hus, 8)).toBe(2);
		expect(husIRektangel({ lengdeM: 27, breddeM: 10 }, hus, 8)).toBe(2);
		expect(husIRektangel({ lengdeM: 9.9, breddeM: 8 }, hus, 8)).toBe(0);
		expect(husIRektangel({ lengdeM: 28, breddeM: 24 }, hus, 8)).toBe(4);
	});
});

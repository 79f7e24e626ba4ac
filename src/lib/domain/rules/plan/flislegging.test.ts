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
import { validatePlan, type Regelobjekt } from './index.ts';

const check = (...objekter: Regelobjekt[]) => validatePlan({ hode, objekter });
const rules = (...objekter: Regelobjekt[]) => check(...objekter).map(({ rule }) => rule);
const A = formal('A', polygon(square(0, 0, 100)));
const B = formal('B', polygon(square(100, 0, 100)));
const begge = omrade(polygon(ring([0, 0], [200, 0], [200, 100], [0, 100])));
const TILES = 'plan.formal.flislegging';
const VERTEX = 'plan.formal.punkt.mangler';

describe('purposes and the plan area', () => {
	it('fit exactly, whether or not the plan border has every vertex', () => {
		expect(check(begge, A, B)).toEqual([]);
	});
	it('do not when one overlaps the other, and both are named', () => {
		const wide = formal('B', polygon(ring([99, 0], [200, 0], [200, 100], [99, 100])));
		const [found] = check(begge, A, wide);
		expect(found).toMatchObject({
			rule: TILES,
			message: 'Formålene A og B overlapper med 100 m².',
			areaM2: 100
		});
		expect(found?.place?.type).toBe('MultiLineString');
	});
	it('do not when there is a gap', () => {
		const narrow = formal('B', polygon(ring([101, 0], [200, 0], [200, 100], [101, 100])));
		expect(rules(begge, A, narrow)).toEqual([TILES]);
	});
	it('do not when one is there twice', () => {
		expect(rules(begge, A, B, { ...B, lokalId: 'other' })).toEqual([TILES]);
	});
	it('do not when a purpose is missing', () => {
		expect(rules(begge, A)).toEqual([TILES]);
	});
	it('fit with holes and islands', () => {
		const hull = square(20, 20, 30);
		const around = formal('A', polygon(square(0, 0, 100), hull.toReversed()));
		expect(check(omrade(polygon(square(0, 0, 100))), around, formal('C', polygon(hull)))).toEqual(
			[]
		);
		expect(rules(omrade(polygon(square(0, 0, 100))), around)).toEqual([TILES]);
	});
	it('fit in several plan areas side by side, and a purpose may lie in both', () => {
		const [west, east] = [omrade(polygon(square(0, 0, 100))), omrade(polygon(square(100, 0, 100)))];
		expect(check(west, east, A, B)).toEqual([]);
		expect(check(west, east, formal('AB', begge.geometry))).toEqual([]);
	});
	it('are counted on each vertikalnivå for itself', () => {
		const tunnel = { vertikalniva: 1 };
		const plan = [begge, A, B, { ...begge, ...tunnel }, { ...A, ...tunnel }];
		expect(rules(...plan)).toEqual([TILES]);
		expect(rules(...plan, { ...B, ...tunnel })).toEqual([]);
	});
	it('of a reguleringsplan are asked the same', () => {
		const rp = (objekt: Regelobjekt) => ({
			...objekt,
			objekttype: objekt.objekttype.replace(/^Kp/, 'Rp')
		});
		expect(rules(rp(begge), rp(A), rp(B))).toEqual([]);
		expect(rules(rp(begge), rp(A))).toEqual([TILES]);
	});
});

describe('a plan area without a purpose', () => {
	const MANGLER = 'plan.formal.mangler';
	it('is told with its area, once for each', () => {
		const hull = omrade(polygon(square(0, 0, 100), square(20, 20, 10).toReversed()));
		expect(check(hull)).toEqual([
			expect.objectContaining({
				rule: MANGLER,
				severity: 'feil',
				areaM2: 9900,
				message: 'Planområdet har ikke noe arealformål: 9\u202f900,0 m² er uten formål.'
			})
		]);
	});
	it('is told on its own vertikalnivå', () => {
		const tunnel = omrade(begge.geometry, { vertikalniva: 1 });
		expect(
			check(begge, A, B, tunnel).map(({ rule, message }) => [rule, message.slice(0, 31)])
		).toEqual([[MANGLER, 'Planområdet på vertikalnivå 1 h']]);
	});
});

describe('purposes without a plan area', () => {
	it('that have one and the same surface are told, wherever their rings begin', () => {
		const again = formal('C', polygon(ring([100, 100], [0, 100], [0, 0], [50, 0], [100, 0])));
		expect(rules(A, { ...A, lokalId: 'other' })).toContain(TILES);
		expect(check(A, again).filter(({ rule }) => rule === TILES)).toMatchObject([
			{ message: expect.stringContaining('A og C') as string }
		]);
		expect(rules(A, B)).not.toContain(TILES);
	});
	const without = (...objekter: Regelobjekt[]) =>
		rules(...objekter).filter((rule) => rule !== 'plan.omrade.mangler');
	it('are measured against their own outline', () => {
		expect(without(A, B)).toEqual([]);
		expect(without(A, formal('C', polygon(square(300, 0, 50))))).toEqual([]);
	});
	it('may not have a gap in their midst', () => {
		expect(without(formal('A', polygon(square(0, 0, 100), square(20, 20, 30).reverse())))).toEqual([
			TILES
		]);
	});
	it('may not overlap', () => {
		expect(
			without(A, formal('B', polygon(ring([90, 0], [200, 0], [200, 100], [90, 100]))))
		).toContain(TILES);
		expect(without(A, formal('C', polygon(square(20, 20, 30))))).toContain(TILES);
	});
});

describe('a shared border', () => {
	const split = (x: number) => [
		formal('B', polygon(ring([x, 0], [200, 0], [200, 50], [x, 50]))),
		formal('C', polygon(ring([x, 50], [200, 50], [200, 100], [x, 100])))
	];
	it('has the same vertices on both sides', () => {
		const whole = formal('A', polygon(ring([0, 0], [100, 0], [100, 50], [100, 100], [0, 100])));
		expect(check(begge, whole, ...split(100))).toEqual([]);
	});
	it('lacks a vertex where a neighbour has one', () => {
		expect(check(begge, A, ...split(100))).toMatchObject([
			{
				rule: VERTEX,
				severity: 'advarsel',
				object: A.lokalId,
				message: 'A mangler et punkt på grensen mot B. Sett inn det samme punktet i begge.',
				place: { type: 'MultiPoint', coordinates: [at(100, 50)] }
			}
		]);
	});
	it('may lie half a centimetre beside a slanting side, and still it is the vertex that lacks', () => {
		const skew = (p: Position[]) => polygon(p);
		const a = formal('A', skew(ring([0, 0], [100, 0], [103.33, 100], [0, 100])));
		const b = formal('B', skew(ring([100, 0], [200, 0], [200, 50], [101.67, 50])));
		const c = formal('C', skew(ring([101.67, 50], [200, 50], [200, 100], [103.33, 100])));
		expect(rules(begge, a, b, c)).toEqual([VERTEX]);
	});
});

/** A grid of quadrangles with every inner vertex moved at random, on the centimetre. */
const mosaic = fc
	.record({
		columns: fc.integer({ min: 2, max: 6 }),
		rows: fc.integer({ min: 2, max: 6 }),
		moves: fc.array(
			fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
			{
				minLength: 49,
				maxLength: 49
			}
		)
	})
	.map(({ columns, rows, moves }) => {
		const vertex = (i: number, j: number): Position => {
			const [dx, dy] = moves[i * 7 + j] ?? [0, 0];
			const edge = i === 0 || j === 0 || i === columns || j === rows;
			return edge ? at(i * 20, j * 20) : at(i * 20 + dx / 100, j * 20 + dy / 100);
		};
		const celler = Array.from({ length: columns * rows }, (_, nr) => {
			const [i, j] = [nr % columns, Math.floor(nr / columns)];
			const corners = [vertex(i, j), vertex(i + 1, j), vertex(i + 1, j + 1), vertex(i, j + 1)];
			return formal(`B${nr}`, polygon([...corners, vertex(i, j)]));
		});
		const ytre = ring([0, 0], [columns * 20, 0], [columns * 20, rows * 20], [0, rows * 20]);
		return [omrade(polygon(ytre)), ...celler];
	});

const moved = (objekt: Regelobjekt, corner: number, dx: number, dy: number): Regelobjekt => {
	if (objekt.geometry.type !== 'Polygon') throw new Error('no polygon');
	const [points = []] = objekt.geometry.coordinates;
	const open = points
		.slice(0, -1)
		.map(([x = 0, y = 0], i) => (i === corner ? [x + dx, y + dy] : [x, y]));
	return { ...objekt, geometry: polygon([...open, open[0] ?? []]) };
};

describe('any mosaic', () => {
	it('that is exact has no avvik', () => {
		fc.assert(
			fc.property(mosaic, (objekter) => {
				expect(check(...objekter)).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	});
	it('has one as soon as one vertex of one purpose is moved', () => {
		const step = fc.integer({ min: -200, max: 200 }).filter((cm) => Math.abs(cm) > 1);
		fc.assert(
			fc.property(mosaic, fc.nat(), fc.nat(3), step, step, (objekter, which, corner, dx, dy) => {
				const nr = 1 + (which % (objekter.length - 1));
				const changed = objekter.with(nr, moved(objekter[nr] ?? A, corner, dx / 100, dy / 100));
				expect(check(...changed).length).toBeGreaterThan(0);
			}),
			{ numRuns: 150 }
		);
	});
});

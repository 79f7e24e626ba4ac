import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffAnswer } from '../../src/lib/server/diffAnswer.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { sone } from '../support/bolig.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { endre, fjern, kopi, leggTil, rutenett } from '../support/diffplan.ts';
import { makeScenario } from '../support/plan.ts';

const N = 5;
const SIDE = 80;
const TOTAL = (N * SIDE) ** 2;

let db: Database;
let grunn: number;
beforeAll(async () => {
	db = await openTestDatabase();
	grunn = await makeScenario(db, rutenett(N, SIDE));
});
afterAll(() => db.close());

const kode = fc.constantFrom(1110, 1300, 2010, 3001, 5100);
const sonenr = fc.integer({ min: 0, max: N * N - 1 });
/** A line through a square from its south to its north side, in centimetres from its west. */
const snitt = fc.integer({ min: 1, max: SIDE * 100 - 1 });

const edit = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ verb: fc.constant('recode' as const), nr: sonenr, kode }) },
	{
		weight: 4,
		arbitrary: fc.record({
			verb: fc.constant('split' as const),
			nr: sonenr,
			kode,
			sor: snitt,
			nord: snitt
		})
	},
	{ weight: 1, arbitrary: fc.record({ verb: fc.constant('remove' as const), nr: sonenr }) }
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const wkt = (points: readonly (readonly [number, number])[]): string =>
	`POLYGON((${[...points, ...points.slice(0, 1)].map(([e, n]) => `${590_000 + e} ${6_730_000 + n}`).join(',')}))`;

async function apply(scenario: number, { nr, ...rest }: Edit, step: number): Promise<void> {
	const [west, south] = [(nr % N) * SIDE, Math.floor(nr / N) * SIDE];
	const [east, north] = [west + SIDE, south + SIDE];
	if (rest.verb === 'recode') return endre(db, scenario, `S${nr}`, { kode: rest.kode });
	if (rest.verb === 'remove') return fjern(db, scenario, `S${nr}`);
	const [foot, top]: [number, number][] = [
		[west + rest.sor / 100, south],
		[west + rest.nord / 100, north]
	] as const;
	// What an earlier step made of the square goes with it.
	await db.query(
		sql`delete from planobjekt where scenario_id = ${scenario} and omr_navn like ${`N${nr}-%`}`
	);
	await endre(db, scenario, `S${nr}`, { wkt: wkt([[west, south], foot, top, [west, north]]) });
	await leggTil(
		db,
		scenario,
		sone(`N${nr}-${step}`, rest.kode, 2, wkt([foot, [east, south], [east, north], top]))
	);
}

/** The same matrix by brute force: every purpose of the one cut with every one of the other. */
async function parvis(a: number, b: number): Promise<Map<string, number>> {
	const { rows } = await db.query<{ rute: string; m2: number }>(sql`
		select concat(a.kode, '>', b.kode) as rute, sum(ST_Area(ST_Intersection(a.geom, b.geom, 0.001))) as m2
		from planobjekt a join planobjekt b on a.geom && b.geom
		where a.scenario_id = ${a} and b.scenario_id = ${b} and a.tema = 'arealformal' and b.tema = 'arealformal'
		group by 1 having sum(ST_Area(ST_Intersection(a.geom, b.geom, 0.001))) > 0.05`);
	return new Map(rows.map(({ rute, m2 }) => [rute, m2]));
}

async function formalsarealer(scenario: number): Promise<Map<number, number>> {
	const { rows } = await db.query<{ kode: number; m2: number }>(sql`
		select kode, sum(areal_m2) as m2 from planobjekt
		where scenario_id = ${scenario} and tema = 'arealformal' group by 1`);
	return new Map(rows.map(({ kode, m2 }) => [kode, m2]));
}

describe('whatever is recoded, split and taken out on either side', () => {
	it('the matrix sums to the plan area, its rows and columns to the purposes, and its cells to a cut of all pairs', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(edit, { maxLength: 6 }),
				fc.array(edit, { maxLength: 6 }),
				async (left, right) => {
					const [a, b] = [await kopi(db, grunn), await kopi(db, grunn)];
					for (const [step, one] of left.entries()) await apply(a, one, step);
					for (const [step, one] of right.entries()) await apply(b, one, step);
					const { svar } = await diffAnswer(
						db,
						planlegger,
						{ id: a, revision: null },
						{ id: b, revision: null }
					);
					expect(Math.abs(svar.totalM2 - TOTAL)).toBeLessThan(1);
					expect(svar.overlapM2).toBeLessThan(1);
					for (const [scenario, of] of [
						[a, 'fromM2'],
						[b, 'toM2']
					] as const) {
						const arealer = await formalsarealer(scenario);
						for (const p of svar.purposes)
							if (p.kode !== null)
								expect(Math.abs(p[of] - (arealer.get(p.kode) ?? 0))).toBeLessThan(1);
					}
					const brute = await parvis(a, b);
					const cells = svar.matrix.filter(
						(c) => c.from !== null && c.to !== null && c.areaM2 > 0.05
					);
					expect(cells.map((c) => `${c.from}>${c.to}`).sort()).toEqual([...brute.keys()].sort());
					for (const c of cells)
						expect(Math.abs(c.areaM2 - (brute.get(`${c.from}>${c.to}`) ?? 0))).toBeLessThan(1);
				}
			),
			{ seed: 11, numRuns: 25 }
		);
	}, 120_000);
});

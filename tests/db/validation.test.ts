import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import { toPlan } from '../../src/lib/formats/planobjekter.ts';
import { readSosi } from '../../src/lib/formats/sosi/read.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { validateScenario } from '../../src/lib/server/validation.ts';
import { temaFor } from '../../src/lib/domain/plan/objekttyper.ts';
import type { Regelobjekt } from '../../src/lib/domain/rules/plan/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';
import {
	formal,
	omrade,
	planobjekt,
	polygon,
	ring,
	sone,
	square,
	at
} from '../support/planbygger.ts';
import { hasSharedData, sharedData } from '../support/sharedData.ts';

let db: Database;
let planer = 0;

beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

async function store(objekter: readonly Regelobjekt[], srid = 25832, fra = srid): Promise<number> {
	const id = await makeScenario(db, [], {
		planId: `V${planer++}`,
		srid,
		kommune: srid === 25832 ? '3443' : '1840'
	});
	for (const o of objekter)
		await db.query(sql`
			insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kode, omr_navn,
				vertikalniva, egenskaper, geom)
			values (${id}, ${srid}, ${o.lokalId}, ${o.objekttype}, ${temaFor(o.objekttype)}, ${o.kode},
				${o.omrNavn}, ${o.vertikalniva}, ${JSON.stringify(o.egenskaper)}::jsonb,
				ST_SnapToGrid(ST_Transform(${toEwkbHex(o.geometry, fra)}::geometry, ${srid}::integer), 0.01))`);
	return id;
}
const check = async (...objekter: Regelobjekt[]) => validateScenario(db, await store(objekter));

const begge = omrade(polygon(ring([0, 0], [200, 0], [200, 100], [0, 100])));
const A = formal('B12', polygon(square(0, 0, 100)));
const B = formal('F3', polygon(square(100, 0, 100)));
/** B moved west by so many metres. */
const flyttet = (west: number) =>
	formal('F3', polygon(ring([100 - west, 0], [200, 0], [200, 100], [100 - west, 100])));

it('purposes that fill the plan area exactly give no avvik', async () => {
	expect(await check(begge, A, B)).toEqual([]);
});

it('an overlap is told with both names, its area and its place', async () => {
	const avvik = await check(begge, A, flyttet(0.12));
	expect(avvik).toHaveLength(1);
	expect(avvik[0]).toMatchObject({
		rule: 'plan.formal.overlapp',
		severity: 'feil',
		message: 'Formålene B12 og F3 overlapper med 12 m².',
		object: A.lokalId
	});
	expect(avvik[0]?.areaM2).toBeCloseTo(12, 2);
	expect(avvik[0]?.place?.type).toMatch(/Polygon$/);
});

it('a heap of purposes on one spot is told by some of its overlaps, and that there are more', async () => {
	const heap = Array.from({ length: 120 }, (_, i) =>
		formal(`H${i}`, polygon(square(i / 100, i / 100, 100)))
	);
	const avvik = await check(...heap);
	expect(avvik[0]).toMatchObject({
		rule: 'plan.formal.overlapp.ikke-vurdert',
		severity: 'advarsel',
		message: expect.stringMatching(
			/av 7.140 par av formål som ligger ved hverandre, er ikke målt/
		) as string
	});
	const overlapp = avvik.filter(({ rule }) => rule === 'plan.formal.overlapp');
	expect(overlapp.length).toBeGreaterThanOrEqual(5000);
	// Each purpose has been looked at, whichever pairs came first.
	expect(new Set(overlapp.map(({ object }) => object)).size).toBe(heap.length - 1);
});

it('a gap is told with its area, and not told twice', async () => {
	const avvik = await check(begge, A, flyttet(-0.5));
	expect(avvik).toMatchObject([{ rule: 'plan.formal.glipe', severity: 'feil' }]);
	expect(avvik[0]?.areaM2).toBeCloseTo(50, 2);
	expect(avvik[0]?.message).toBe('Planområdet har 50 m² uten arealformål her.');
});

it('a plan area without a purpose is one gap, told once, on its own vertikalnivå too', async () => {
	const avvik = await check(begge);
	expect(avvik).toMatchObject([
		{
			rule: 'plan.formal.glipe',
			severity: 'feil',
			areaM2: 20_000
		}
	]);
	const tunnel = { ...omrade(polygon(square(0, 0, 50))), vertikalniva: 1 };
	expect(await check(begge, A, B, tunnel)).toMatchObject([
		{ rule: 'plan.formal.glipe', areaM2: 2500 }
	]);
});

it('a purpose that is a line is told, and its ground is a gap', async () => {
	const linje = formal('F3', { type: 'LineString', coordinates: [at(100, 0), at(200, 100)] });
	const avvik = await check(begge, A, linje);
	expect(avvik.map(({ rule }) => rule)).toEqual(['plan.formal.glipe', 'plan.geometri.slag']);
});

it('a gap that rounding can have made is a note', async () => {
	const a = formal(
		'B12',
		polygon(ring([0, 0], [100, 0], [100, 5], [100, 6], [100, 100], [0, 100]))
	);
	const b = (...tooth: [number, number][]) =>
		formal('F3', polygon(ring([100, 0], [200, 0], [200, 100], [100, 100], ...tooth)));
	const small = await check(begge, a, b([100, 6], [100.02, 5.5], [100, 5]));
	expect(small.map(({ rule, severity }) => [rule, severity])).toEqual([
		['plan.formal.glipe', 'merknad']
	]);
	expect(small[0]?.message).toMatch(/spor etter avrunding/);
	const [thin] = await check(begge, a, b([100.01, 50], [100, 6], [100, 5]));
	expect(thin).toMatchObject({ rule: 'plan.formal.glipe', severity: 'merknad' });
	expect(thin?.areaM2).toBeCloseTo(0.47, 2);
	const [wide] = await check(begge, a, b([100, 6], [100.3, 5.5], [100, 5]));
	expect(wide).toMatchObject({ rule: 'plan.formal.glipe', severity: 'feil' });
});

it('without a plan area a gap inside is found, and the lack of an area is a note', async () => {
	const hull = polygon(square(0, 0, 100), square(20, 20, 10).reverse());
	const avvik = await check(formal('B12', hull), B);
	expect(avvik.map(({ rule, severity }) => [rule, severity])).toEqual([
		['plan.formal.glipe', 'feil'],
		['plan.omrade.mangler', 'merknad']
	]);
	expect(avvik[0]?.areaM2).toBeCloseTo(100, 2);
});

it('each vertikalnivå is filled for itself', async () => {
	const tunnel = { vertikalniva: 1 };
	const under = { ...begge, ...tunnel, lokalId: A.lokalId.replace(/^./, '0') };
	const avvik = await check(begge, A, B, under, formal('T1', A.geometry, tunnel));
	expect(avvik.map(({ rule }) => rule)).toEqual(['plan.formal.glipe']);
	expect(avvik[0]?.areaM2).toBeCloseTo(10_000, 1);
});

it('an object that sticks out is told with how much', async () => {
	const linje = planobjekt(
		'KpJuridiskLinje',
		null,
		{
			type: 'LineString',
			coordinates: [at(190, 50), at(212, 50)]
		},
		{ kode: 1111 }
	);
	const avvik = await check(begge, A, B, sone('H320_1', polygon(square(190, 80, 20))), linje);
	expect(avvik.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
		['plan.objekt.utenfor', 'feil', 'Hensynssone H320_1 ligger med 200 m² utenfor planområdet.'],
		['plan.objekt.utenfor', 'advarsel', 'KpJuridiskLinje ligger med 12 m utenfor planområdet.']
	]);
});

it('a line along the border, a rounded centimetre beside it, lies inside', async () => {
	const linje = planobjekt(
		'KpJuridiskLinje',
		null,
		{
			type: 'LineString',
			coordinates: [at(0, 0), at(100, -0.01), at(200, 0)]
		},
		{ kode: 1111 }
	);
	expect(await check(begge, A, B, linje)).toEqual([]);
});

it('two purposes over one another are one overlap, not one a corner', async () => {
	const avvik = await check(begge, A, B, {
		...A,
		lokalId: B.lokalId.replace(/^./, '0'),
		omrNavn: 'B13'
	});
	expect(avvik.map(({ message }) => message)).toEqual([
		`Formålene B12 og B13 overlapper med 10\u00a0000 m².`
	]);
});

it('plain data beside a plan breaks no rule', async () => {
	const butterfly = planobjekt('Naturvernområde', 'x', polygon(square(-500, -500, 100).reverse()));
	expect(await check(butterfly)).toEqual([]);
});

it('an unknown scenario is not found', async () => {
	await expect(validateScenario(db, 999_999)).rejects.toThrow('finnes ikke');
});

it.skipIf(!hasSharedData)(
	'a real reguleringsplan, moved from NTM to UTM and rounded, has nothing worse than traces of rounding',
	async () => {
		const { objekter } = toPlan(await readSosi(readFileSync(`${sharedData}sosi/Regplan.sos`)), {
			navnerom: ''
		});
		const avvik = await validateScenario(db, await store(objekter, 25833, 5115));
		expect(avvik.filter(({ severity }) => severity !== 'merknad')).toEqual([]);
	}
);

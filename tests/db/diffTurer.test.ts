import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from 'geojson';
import { toEwkbHex } from '../../src/lib/formats/ewkb.ts';
import { diffBetween, type Diff } from '../../src/lib/server/diff.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql, type Statement } from '../../src/lib/server/sql.ts';
import { tilstandAv } from '../../src/lib/server/tilstand.ts';
import { openTestDatabase } from '../support/database.ts';
import { endre } from '../support/endre.ts';
import { hjorne, lagRutenett, rute, ruteId, type Rutenett } from '../support/rutenett.ts';

const ANTALL = 14;
/** Metres between the vertices along a border. */
const TETT = 5;
const KODER = [1110, 1130, 2010, 3001, 5100];

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

/** Where a corner is after: within the plan each is moved, and no two the same way. */
const flyttet =
	(nett: Rutenett) =>
	(k: number, r: number): Position => {
		const [x = 0, y = 0] = hjorne(nett, k, r);
		const inne = k > 0 && r > 0 && k < ANTALL && r < ANTALL;
		return inne ? [x + ((k * 7 + r * 3) % 41) - 20, y + ((k * 5 + r * 11) % 37) - 18] : [x, y];
	};

/** A plan whose zones are `flytt`ed, many vertices along their sides, and of one purpose and another. */
async function plan(flytt: (nett: Rutenett) => (k: number, r: number) => Position, salt: number) {
	const nett = await lagRutenett(db, { planId: randomUUID(), antall: ANTALL });
	const ruter = Array.from({ length: ANTALL ** 2 }, (_, i) => [i % ANTALL, Math.floor(i / ANTALL)]);
	const former = ruter.map(([k = 0, r = 0]) => toEwkbHex(rute(nett, k, r, flytt(nett)), 25832));
	await db.query(sql`
		update planobjekt o set geom = ST_Segmentize(n.geom::geometry, ${TETT}), kode = n.kode
		from unnest(${ruter.map(([k = 0, r = 0]) => ruteId(k, r))}::uuid[], ${former}::text[],
			${ruter.map((_, i) => KODER[(i * salt) % KODER.length])}::integer[]) as n (lokal_id, geom, kode)
		where o.scenario_id = ${nett.id} and o.lokal_id = n.lokal_id`);
	return nett.id;
}

/** The same matrix by brute force. */
async function parvis(a: number, b: number): Promise<[string, number][]> {
	const { rows } = await db.query<{ rute: string; m2: number }>(sql`
		select concat(a.kode, '>', b.kode) as rute, sum(ST_Area(ST_Intersection(a.geom, b.geom, 0.001))) as m2
		from planobjekt a join planobjekt b on a.geom && b.geom
		where a.scenario_id = ${a} and b.scenario_id = ${b} and a.tema = 'arealformal' and b.tema = 'arealformal'
		group by 1`);
	return rows.map(({ rute, m2 }): [string, number] => [rute, m2]).sort();
}
const rundet = (celler: readonly [string, number][]) =>
	celler.map(([rute, m2]): [string, number] => [rute, Math.round(m2)]).sort();
const matrise = ({ matrix }: Diff) =>
	matrix.map(({ from, to, areaM2 }): [string, number] => [`${from ?? ''}>${to ?? ''}`, areaM2]);
const objekter = ({ objects }: Diff) =>
	objects.map(({ lokalId, change, areaM2 }) => [lokalId, change, areaM2.toFixed(2)]).sort();

/**
 * A database of which each statement, or whole transaction, is timed, and not answered before another's work is done to its
 * end: begun with it on PostgreSQL, after it on the embedded engine, which has one connection. So as many get in between as
 * can, whatever the machine is doing beside it.
 */
function medAnnetVedHverTur(annet: () => Promise<void>, turerMs: number[]): Database {
	const tur = async <T>(work: () => Promise<T>): Promise<T> => {
		const samtidig = db.engine === 'postgresql' ? annet() : undefined;
		const begun = performance.now();
		const answer = await work();
		turerMs.push(performance.now() - begun);
		await (samtidig ?? annet());
		return answer;
	};
	return {
		...db,
		query: <Row>(statement: Statement) => tur(() => db.query<Row>(statement)),
		transaction: (work) => tur(() => db.transaction(work)),
		snapshot: (work) => tur(() => db.snapshot(work))
	};
}

describe('a diff of two plans of which every border is another', () => {
	it('lets others save in between, and is of the states that it was asked of, to the square metre', async () => {
		const [a, b] = [await plan((nett) => (k, r) => hjorne(nett, k, r), 3), await plan(flyttet, 2)];
		const cut = await parvis(a, b);
		const par = [tilstandAv({ id: a, revision: 1 }), tilstandAv({ id: b, revision: 1 })] as const;
		// Once alone, so that what the embedded engine does the first time is not timed.
		const alene = await diffBetween(db, ...par);
		let lagret = 0;
		const lagre = async (): Promise<void> => {
			const lokalId = ruteId(lagret % ANTALL, 3);
			const version = 1 + Math.floor(lagret / ANTALL);
			lagret++;
			await endre(db, b, [{ op: 'update', lokalId, version, properties: { kode: 1300 } }]);
		};
		const turer: number[] = [];
		const diff = await diffBetween(medAnnetVedHverTur(lagre, turer), ...par);
		expect(rundet(matrise(diff))).toEqual(rundet(cut));
		expect(diff.totalM2).toBeCloseTo((ANTALL * 100) ** 2, 0);
		// It would be one, at the end, if the diff held the only connection of the embedded engine.
		expect(lagret).toBeGreaterThan(5);
		// What a save waits for on that connection is the longest of them.
		if (db.engine === 'embedded')
			expect(Math.max(...turer)).toBeLessThan(turer.reduce((sum, ms) => sum + ms, 0) / 2);
		expect(objekter(diff)).toEqual(objekter(alene));
		expect(rundet(matrise(diff))).toEqual(rundet(matrise(alene)));
	});
});

describe('a diff of two plans of some thousand zones', () => {
	it('asks nothing that lays each zone beside every other', async () => {
		const [a, b] = [
			await lagRutenett(db, { planId: randomUUID(), antall: 50 }),
			await lagRutenett(db, { planId: randomUUID(), antall: 50 })
		];
		await db.query(sql`analyze planobjekt`);
		const forgjeves: number[] = [];
		const explained: Database = {
			...db,
			query: async <Row>(statement: Statement) => {
				const text = `explain (analyze, timing off) ${statement.text}`;
				const { rows } = await db.query<Record<string, string>>({ text, values: statement.values });
				const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
				for (const [, antall] of plan.matchAll(/Rows Removed by Join Filter: (\d+)/g))
					forgjeves.push(Number(antall));
				return db.query<Row>(statement);
			}
		};
		const { totalM2 } = await diffBetween(
			explained,
			tilstandAv({ id: a.id, revision: 1 }),
			tilstandAv({ id: b.id, revision: 1 })
		);
		expect(totalM2).toBeCloseTo(25_000_000, 0);
		expect(Math.max(0, ...forgjeves)).toBeLessThan(50_000);
	});
});

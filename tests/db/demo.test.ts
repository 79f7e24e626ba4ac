import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../db/demo/load.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
const lines: string[] = [];

const one = async <T>(statement: ReturnType<typeof sql>): Promise<T> => {
	const { rows } = await db.query<T>(statement);
	const [row] = rows;
	if (!row) throw new Error('no row');
	return row;
};

beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
	const killed = () => Promise.reject(new Error('stoppet'));
	await expect(loadDemo(db, { withIt: killed })).rejects.toThrow('stoppet');
	await loadDemo(db, { log: (line) => lines.push(line) });
});
afterAll(async () => {
	await db.close();
});

describe('illustrasjonsdata i databasen', () => {
	it('tells how far it has come', () => {
		expect(lines.some((line) => /\d eiendommer$/.test(line))).toBe(true);
	});

	it('refuses to be loaded twice, and leaves the database as it was', async () => {
		const count = sql`select count(*)::integer as n from planobjekt`;
		const before = await one<{ n: number }>(count);
		await expect(loadDemo(db)).rejects.toThrow('lastet fra før');
		expect(await one<{ n: number }>(count)).toEqual(before);
	});

	it('is marked as illustration, with the gjeldende scenario first and open to all', async () => {
		const { rows } = await db.query<{ kind: string; synlighet: string; illustrasjon: boolean }>(sql`
			select s.kind, s.synlighet, p.illustrasjon from scenario s join plan p on p.id = s.plan_id order by s.id`);
		expect(rows).toEqual([
			{ kind: 'gjeldende', synlighet: 'offentlig', illustrasjon: true },
			{ kind: 'forslag', synlighet: 'planutvalg', illustrasjon: true },
			{ kind: 'alternativ', synlighet: 'intern', illustrasjon: true }
		]);
	});

	it('has zones whose areas add up to the plan area, in every scenario', async () => {
		const { rows } = await db.query<{ soner: number; omrade: number }>(sql`
			select sum(areal_m2) filter (where tema = 'arealformal') as soner,
				sum(areal_m2) filter (where tema = 'planomrade') as omrade
			from planobjekt group by scenario_id`);
		expect(rows).toHaveLength(3);
		for (const { soner, omrade } of rows) expect(soner).toBeCloseTo(omrade, 0);
	});

	it('has no two zones that overlap', async () => {
		const { n } = await one<{ n: number }>(sql`
			select count(*)::integer as n from planobjekt a join planobjekt b
				on b.scenario_id = a.scenario_id and b.tema = a.tema and b.id > a.id and b.geom && a.geom
			where a.tema = 'arealformal' and a.scenario_id = (select min(id) from scenario)
				and ST_Relate(a.geom, b.geom, '2********')`);
		expect(n).toBe(0);
	});

	it('has hensynssoner, bestemmelsesområder and lines inside the plan area', async () => {
		const { n } = await one<{ n: number }>(sql`
			select count(*)::integer as n from planobjekt o join planobjekt p
				on p.scenario_id = o.scenario_id and p.tema = 'planomrade'
			where o.tema <> 'arealformal' and o.scenario_id = (select min(id) from scenario)
				and not ST_CoveredBy(o.geom, p.geom)`);
		expect(n).toBe(0);
	});

	it('has every building within one parcel', async () => {
		const { utenfor } = await one<{ utenfor: number }>(sql`
			select count(*)::integer as utenfor from bygning b
			where not exists (select 1 from eiendom e where e.geom && b.geom and ST_Covers(e.geom, b.geom))`);
		expect(utenfor).toBe(0);
	});

	it('logs what was changed in the copied scenarios, before and after', async () => {
		const { rows } = await db.query<{ kind: string; changed: number }>(sql`
			select s.kind, count(*)::integer as changed
			from scenario s join endring e on e.scenario_id = s.id join endring_objekt o on o.endring_id = e.id
			where o.before -> 'geom' = o.after -> 'geom' and o.before <> o.after
			group by s.kind order by s.kind`);
		expect(rows.map(({ kind }) => kind)).toEqual(['alternativ', 'forslag']);
		for (const { changed } of rows) expect(changed).toBeGreaterThan(4);
	});

	it('has one data set that is internal', async () => {
		const { rows } = await db.query<{ kode: string }>(
			sql`select kode from datasett where tilgang = 'internal' and illustrasjon`
		);
		expect(rows).toEqual([{ kode: 'farlig-stoff' }]);
	});
});

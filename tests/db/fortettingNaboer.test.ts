import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { lagBy } from '../bench/infillPlan.ts';
import { openTestDatabase } from '../support/database.ts';

const PARSELLER = 150;
const alle = sql`(select array_agg(id order by gnr, bnr) from eiendom), (select array_agg(bnr order by gnr, bnr) from eiendom)`;

let db: Database;
let scenario: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await lagBy(db, PARSELLER);
	// And a street through the whole town, as long as many parcels.
	await db.query(sql`
		insert into eiendom (datasett_id, kommunenummer, gnr, bnr, eiertype, geom)
		select min(datasett_id), '3443', 2, 1000, 'kommune',
			ST_Buffer(ST_MakeLine(ST_Point(580000, 6700190, 25832), ST_Point(580340, 6700450, 25832)), 4, 'endcap=flat')
		from eiendom`);
});
afterAll(() => db.close());

it('no house near a parcel is forgotten, though many parcels are asked of at once', async () => {
	const { rows } = await db.query<{ bnr: number; boks: string; hus: number; fortalt: number }>(sql`
		with fortalt as (
			select unnest(h.grupper) as bnr, ST_SetSRID(ST_GeomFromTWKB(h.hus), 25832) as geom
			from fortetting_hus(${alle}, (select array_agg(distinct datasett_id) from bygning), 8) h
		)
		select e.bnr, count(*)::integer as hus, count(*) filter (where exists (
			select from fortalt f where f.bnr = e.bnr and ST_Distance(ST_Centroid(f.geom), ST_Centroid(b.geom)) < 0.02))::integer as fortalt
		from eiendom e join bygning b on ST_DWithin(b.geom, e.geom, 8) group by e.bnr`);
	expect(rows.length).toBeGreaterThan(PARSELLER * 0.9);
	expect(rows.find(({ bnr }) => bnr === 1000)?.hus).toBeGreaterThan(10);
	for (const { bnr, hus, fortalt } of rows) expect([bnr, fortalt]).toEqual([bnr, hus]);
});

it.each([20, 90, 1000])(
	'metres to road and mains are to the nearest of all within %s m, or none',
	async (naer) => {
		const { rows } = await db.query<
			Record<'bnr' | 'veg' | 'va' | 'nvv' | 'nva', number | null>
		>(sql`
			with f as (
				select * from fortetting_forhold(${scenario}, '[]', '[]',
					(select jsonb_agg(jsonb_build_object('id', id, 'slag', kode, 'objekter', null, 'klasse', '[]'::jsonb)) from datasett where kode in ('veg', 'va')),
					${alle}, (select array_agg(true) from eiendom), ${naer}::float8)
			), n as (
				select e.bnr, min(ST_Distance(o.geom, e.geom)) filter (where o.tema = 'veg') as veg,
					min(ST_Distance(o.geom, e.geom)) filter (where o.tema = 'va') as va
				from eiendom e cross join datasettobjekt o where o.tema in ('veg', 'va') group by e.bnr
			)
			select n.bnr, f.veg_m as veg, f.va_m as va, n.veg as nvv, n.va as nva from n join f on f.gruppe = n.bnr`);
		expect(rows).toHaveLength(PARSELLER + 1);
		const langt = rows.filter(({ nva }) => (nva ?? 0) > naer / 5);
		expect(langt.length).toBeGreaterThan(naer < 1000 ? 10 : -1);
		for (const { bnr, veg, va, nvv, nva } of rows)
			for (const [vei, funnet, naermest] of [
				['veg', veg, nvv],
				['va', va, nva]
			] as const) {
				// By boxes: what is told may also be a little further away than was looked for.
				if (naermest !== null && naermest <= naer)
					expect([bnr, vei, funnet?.toFixed(6)]).toEqual([bnr, vei, naermest.toFixed(6)]);
				else expect([bnr, vei, funnet === null || funnet > naer]).toEqual([bnr, vei, true]);
			}
	}
);

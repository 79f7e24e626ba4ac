import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../db/demo/geometry/random.ts';
import { Flislegging, geoJsonFrom, type Sone } from '../../src/lib/domain/topology/index.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { tilfeldigeEndringer } from '../support/topology/tilfeldigeEndringer.ts';
import { tilfeldigPlan } from '../support/topology/tilfeldigPlan.ts';

/** As PostGIS sees a plan, by its own arithmetic. */
interface Malt {
	readonly zones: number;
	readonly invalid: number;
	readonly areaM2: number;
	readonly unionM2: number;
	/** Holes in the union of all, and parts of it. */
	readonly gaps: number;
	readonly parts: number;
	readonly overlaps: number;
}

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

async function measure(soner: Iterable<Sone>): Promise<Malt> {
	const geometries = [...soner].map((sone) => geoJsonFrom(sone));
	const { rows } = await db.query<Malt>(sql`
		with sone as materialized (
			select nr, ST_SetSRID(ST_GeomFromGeoJSON(geometry::text), 25832) as geom
			from json_array_elements(${JSON.stringify(geometries)}::json) with ordinality as g (geometry, nr)),
		hele as materialized (select ST_Union(geom, 0.001) as geom from sone)
		select count(*)::int as "zones",
			count(*) filter (where not ST_IsValid(geom))::int as "invalid",
			sum(ST_Area(geom)) as "areaM2",
			(select ST_Area(geom) from hele) as "unionM2",
			(select sum(ST_NumInteriorRings(d.geom))::int from hele, ST_Dump(hele.geom) as d) as "gaps",
			(select ST_NumGeometries(geom) from hele) as "parts",
			(select count(*)::int from sone a join sone b on a.nr < b.nr and a.geom && b.geom
			 where ST_Area(ST_Intersection(a.geom, b.geom, 0.001)) > 0) as "overlaps"
		from sone`);
	const [row] = rows;
	if (!row) throw new Error('nothing measured');
	return row;
}

describe('a plan of more than 900 zones after edits at random by every tool', () => {
	const start = tilfeldigPlan(2, { columns: 31, rows: 31, holes: 55 });
	const t = new Flislegging(start);

	it('is one whole of valid zones to PostGIS too, as large as it was, with no gap and no overlap', async () => {
		const before = await measure(start);
		expect(before).toMatchObject({
			zones: start.length,
			invalid: 0,
			gaps: 0,
			parts: 1,
			overlaps: 0
		});
		tilfeldigeEndringer(t, seeded(11), 10_000);
		const after = await measure(t.soner());
		expect(after).toMatchObject({ zones: t.size, invalid: 0, gaps: 0, parts: 1, overlaps: 0 });
		expect(Math.abs(after.areaM2 - before.areaM2)).toBeLessThan(1);
		expect(Math.abs(after.unionM2 - before.areaM2)).toBeLessThan(1);
	}, 240_000);

	it('would not be, had one zone been left behind', async () => {
		const [first, ...others] = [...t.soner()].filter(({ id }) => t.neighboursOf(id).size > 3);
		const some = [...others.slice(0, 40), ...(first ? [first, { ...first, id: 'igjen' }] : [])];
		expect((await measure(some)).overlaps).toBeGreaterThan(0);
	});
});

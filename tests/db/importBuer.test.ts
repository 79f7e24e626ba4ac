import type { Position } from 'geojson';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Planbue } from '../../src/lib/domain/plan/bue.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { importDatasett } from '../../src/lib/server/import/datasett.ts';
import { objectDetail } from '../../src/lib/server/objects.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { importPlan } from '../support/planfil.ts';
import { hasSharedData, sharedData } from '../support/sharedData.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

/** A square with a half disc on its north side: the arc in metres from the south-west corner, and the bytes of the file. */
function fil(plan: string, { koordsys = 22, hump = 150, skjev = false, type = 'BUEP' } = {}) {
	const [e0, n0] = koordsys === 22 ? [590_000, 6_733_000] : [270_000, 6_745_000];
	const no = (e: number, n: number) =>
		`${Math.round((n0 + n) * 100)} ${Math.round((e0 + e) * 100)}`;
	const plan16 = ['..NASJONALAREALPLANID', '...KOMM 3443', `...PLANID ${plan}`];
	const rett = [no(100, 100), no(100, 0), no(0, 0), no(0, 100)];
	const sorside = skjev ? [no(100, 100), no(0, 0), no(100, 0), no(0, 100)] : rett;
	const bytes = Buffer.from(
		[
			...[
				'.HODE',
				'..TEGNSETT UTF-8',
				'..TRANSPAR',
				`...KOORDSYS ${koordsys}`,
				'...ORIGO-NØ 0 0',
				'...ENHET 0.01'
			],
			...[`.${type} 1:`, '..OBJTYPE KpArealformålGrense'],
			...(type === 'BUE' ? ['..RADIUS 50.00'] : []),
			...['..NØ', no(0, 100), ...(type === 'BUE' ? [] : [no(50, hump)]), no(100, 100)],
			...['.KURVE 2:', '..OBJTYPE KpArealformålGrense', '..NØ', ...sorside],
			...['.KURVE 5:', '..OBJTYPE KpArealformålGrense', '..NØ', ...rett],
			...['.FLATE 3:', '..OBJTYPE KpOmråde', ...plan16, '..PLANSTAT 3', '..REF :1 :5'],
			...[
				'.FLATE 4:',
				'..OBJTYPE KpArealformålOmråde',
				...plan16,
				'..KPAREALFORMÅL 1110',
				'..AREALST 1',
				'..REF :1 :2'
			],
			'.SLUTT',
			''
		].join('\n')
	);
	const at = (e: number, n: number): Position => [e0 + e, n0 + n];
	return { bytes, bue: { start: at(0, 100), on: at(50, hump), end: at(100, 100) } };
}

interface Rad {
	readonly lokalId: string;
	readonly objekttype: string;
	readonly buer: Planbue[] | null;
	readonly punkter: Position[];
}

const rader = async (scenarioId: number): Promise<Rad[]> => {
	const { rows } = await db.query<Rad>(sql`
		select lokal_id as "lokalId", objekttype, buer,
			(select jsonb_agg(jsonb_build_array(ST_X(d.geom), ST_Y(d.geom))) from ST_DumpPoints(o.geom) d) as punkter
		from planobjekt o where scenario_id = ${scenarioId}
		order by buer is null, objekttype = 'KpOmråde', objekttype = 'KpArealformålOmråde', id`);
	return rows;
};

/** The circle through the three points of an arc. */
function sirkel({ start: [ax = 0, ay = 0], on, end }: Planbue): { midt: Position; radius: number } {
	const [bx, by, cx, cy] = [
		(on[0] ?? 0) - ax,
		(on[1] ?? 0) - ay,
		(end[0] ?? 0) - ax,
		(end[1] ?? 0) - ay
	];
	const d = 2 * (bx * cy - by * cx);
	const x = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d;
	const y = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d;
	return { midt: [ax + x, ay + y], radius: Math.hypot(x, y) };
}

describe('an arc', () => {
	it('is kept as it stood with the line and with every surface it bounds', async () => {
		const { bytes, bue } = fil('BUE1');
		const { scenarioId } = await importPlan(db, bytes);
		const alle = await rader(scenarioId);
		const med = alle.filter(({ buer }) => buer !== null);
		expect(med.map(({ objekttype }) => objekttype)).toEqual([
			'KpArealformålGrense',
			'KpArealformålOmråde',
			'KpOmråde'
		]);
		for (const { buer, punkter } of med) {
			expect(buer).toEqual([bue]);
			for (const p of [bue.start, bue.on, bue.end]) expect(punkter).toContainEqual(p);
		}
		expect(alle.filter(({ buer }) => buer === null)).toHaveLength(2);
	});

	it('follows the plan to its own zone, vertex for vertex, with what stood in the file', async () => {
		const { bytes, bue } = fil('BUE2', { koordsys: 23 });
		const { scenarioId } = await importPlan(db, bytes);
		const med = (await rader(scenarioId)).filter(({ buer }) => buer !== null);
		expect(med).toHaveLength(3);
		for (const { buer, punkter } of med) {
			const [flyttet] = buer ?? [];
			if (!flyttet) throw new Error('no arc');
			expect(flyttet.kilde).toEqual({ ...bue, epsg: 25833 });
			for (const p of [flyttet.start, flyttet.on, flyttet.end]) expect(punkter).toContainEqual(p);
			// Still an arc: every vertex between its ends is within a centimetre of the circle through the three.
			const { midt, radius } = sirkel(flyttet);
			const away = punkter.map(([x = 0, y = 0]) =>
				Math.abs(Math.hypot(x - (midt[0] ?? 0), y - (midt[1] ?? 0)) - radius)
			);
			expect(away.filter((m) => m < 0.011).length).toBeGreaterThan(20);
		}
	});

	it('that is given by its radius is kept too, and the radius with it', async () => {
		const { bytes, bue } = fil('BUE3', { type: 'BUE' });
		const { scenarioId } = await importPlan(db, bytes);
		const [linje, omrade] = await rader(scenarioId);
		expect(omrade?.buer).toEqual(linje?.buer);
		expect(linje?.buer).toEqual([bue]);
	});

	it('is told of the object, in the plan’s zone', async () => {
		const { scenarioId } = await importPlan(db, fil('BUE4').bytes);
		const scenario = await scenarioById(db, publikum, scenarioId);
		const [linje] = await rader(scenarioId);
		const detalj = await objectDetail(db, publikum, scenario, linje?.lokalId ?? '');
		expect(detalj.buer).toEqual([fil('BUE4').bue]);
		const rett = (await rader(scenarioId)).find(({ buer }) => buer === null);
		expect(await objectDetail(db, publikum, scenario, rett?.lokalId ?? '')).toMatchObject({
			buer: []
		});
	});

	it('that changes is a change in the log, with the arc before and after', async () => {
		const forst = fil('BUE5');
		const { scenarioId } = await importPlan(db, forst.bytes);
		const nytt = fil('BUE5', { hump: 140 });
		await importPlan(db, nytt.bytes);
		const { rows } = await db.query<{ before: Planbue[]; after: Planbue[] }>(sql`
			select o.before->'buer' as before, o.after->'buer' as after
			from endring_objekt o join endring e on e.id = o.endring_id
			where e.scenario_id = ${scenarioId} and e.revision = 2 and o.op = 'update'`);
		expect(rows).toHaveLength(3);
		for (const rad of rows) expect(rad).toEqual({ before: [forst.bue], after: [nytt.bue] });
	});

	it('of a surface that cannot be stored is put aside with it, as it was read, and goes with it to the log', async () => {
		const { bytes, bue } = fil('BUE6', { koordsys: 23, skjev: true });
		const { scenarioId } = await importPlan(db, bytes);
		const { rows } = await db.query<{ buer: unknown }>(sql`
			select buer from planobjekt_rest where scenario_id = ${scenarioId}`);
		expect(rows).toEqual([{ buer: [bue] }]);
		await importPlan(db, fil('BUE6', { koordsys: 23 }).bytes);
		const logg = await db.query<{ buer: unknown }>(sql`
			select r.before->'buer' as buer from endring_rest r join endring e on e.id = r.endring_id
			where e.scenario_id = ${scenarioId}`);
		expect(logg.rows).toEqual(rows);
	});
});

describe('an arc of a data set', () => {
	const importer = (navn: string, bytes: Uint8Array) =>
		importDatasett(db, {
			bytes,
			filnavn: 'data.sos',
			navn,
			tilgang: 'open',
			kommune: '3443',
			hvem: 'Pia'
		});

	it('is kept with the line and its surfaces, in the zone of the data set', async () => {
		const { bytes, bue } = fil('DATA', { koordsys: 23 });
		const { id } = await importer('Buer', bytes);
		const { rows } = await db.query<Pick<Rad, 'buer' | 'punkter'>>(sql`
			select buer, (select jsonb_agg(jsonb_build_array(ST_X(d.geom), ST_Y(d.geom))) from ST_DumpPoints(o.geom) d)
				as punkter from datasettobjekt o where datasett_id = ${id} and buer is not null`);
		expect(rows).toHaveLength(3);
		for (const { buer, punkter } of rows) {
			const [flyttet] = buer ?? [];
			if (!flyttet) throw new Error('no arc');
			expect(flyttet.kilde).toEqual({ ...bue, epsg: 25833 });
			for (const p of [flyttet.start, flyttet.on, flyttet.end]) expect(punkter).toContainEqual(p);
		}
	});

	it('of a surface that cannot be stored is put aside with it', async () => {
		const { bytes, bue } = fil('DATA', { skjev: true });
		const { id } = await importer('Skjeve buer', bytes);
		const { rows } = await db.query(sql`
			select buer from datasettobjekt_rest where datasett_id = ${id}`);
		expect(rows).toEqual([{ buer: [bue] }]);
	});
});

it.skipIf(!hasSharedData)('buer.sos keeps its ten arcs', async () => {
	const bytes = await readFile(`${sharedData}sosi/buer.sos`);
	const { scenarioId } = await importPlan(db, bytes, { plan: 'BUER', kommune: '3443' });
	const buer = (await rader(scenarioId)).flatMap((rad) => rad.buer ?? []);
	expect(buer).toHaveLength(10);
});

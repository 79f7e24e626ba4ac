import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMALSKLASSER } from '../../src/lib/domain/blagronn/formal.ts';
import { gapI } from '../../src/lib/domain/blagronn/gap.ts';
import { flaterFromGeoJson } from '../../src/lib/domain/topology/geojson.ts';
import { blagronnAnswer, type Blagronnpar } from '../../src/lib/server/blagronnAnswer.ts';
import { UTEN_INNLOGGING, type Bruker } from '../../src/lib/server/auth/bruker.ts';
import { tegnegrunnlag } from '../../src/lib/server/blagronnTegning.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { loadIllustration } from '../../src/lib/server/illustration.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { finnes } from '../support/finnes.ts';

const PLANLEGGER: Bruker = { ...UTEN_INNLOGGING, rolle: 'planlegger' };
let db: Database;
let gjeldende: Blagronnpar;
let alternativ: Blagronnpar;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
	await loadIllustration(db, () => undefined);
	gjeldende = (await blagronnAnswer(db, 1, UTEN_INNLOGGING)).oversikt;
	alternativ = (await blagronnAnswer(db, 3, PLANLEGGER)).oversikt;
}, 300_000);
afterAll(() => db.close());

/** null: not known, and then neither is the sum. */
const sum = (tall: readonly (number | null)[]): number =>
	tall.reduce<number>((a, b) => a + (b ?? NaN), 0);

/** Everything blue-green in the plan's ground, put together at once, and what of it is free of building purposes. */
async function forHand() {
	const formal = JSON.stringify(FORMALSKLASSER);
	const { rows } = await db.query<{ alt: number; fri: number; vassdrag: number }>(sql`
		with formal as (
			select o.geom, f.klasse from planobjekt o join jsonb_to_recordset(${formal}::jsonb)
				as f (liste text, fra integer, til integer, klasse text)
				on f.liste = o.kodeliste and o.kode between f.fra and f.til
			where o.scenario_id = 1 and o.tema = 'arealformal'
		), data as (
			select d.kode, o.geom from datasettobjekt o join datasett d on d.id = o.datasett_id
		), alt as (
			select ST_Intersection(ST_Union(g.geom, 0.001), (select geom from planobjekt where scenario_id = 1 and tema = 'planomrade'), 0.001) as geom
			from (
				select geom from formal where klasse in ('gronn', 'vann')
				union all select geom from data where kode in ('vann', 'naturtype')
				union all select ST_Buffer(geom, case kode when 'elv' then 10 else 5 end, 16) from data where kode in ('elv', 'flomvei')
				union all select geom from planobjekt where scenario_id = 1 and kodeliste = 'KpAngittHensynSone' and kode in (540, 560)
			) g
		)
		select ST_Area(alt.geom) as alt,
			ST_Area(ST_Difference(alt.geom, (select ST_Union(geom, 0.001) from formal where klasse = 'bygg'), 0.001)) as fri,
			(select sum(ST_Length(ST_Intersection(d.geom, p.geom, 0.001))) from data d, planobjekt p
				where d.kode = 'elv' and p.scenario_id = 1 and p.tema = 'planomrade') as vassdrag
		from alt`);
	return finnes(rows[0]);
}

describe('the blue-green structure of the illustration', () => {
	it('has parts that sum to the whole network, reckoned once more by another way, to 1 m²', async () => {
		const { alt, fri, vassdrag } = await forHand();
		const { parts, areaM2 } = gjeldende.network;
		expect(parts).toHaveLength(6);
		expect(Math.abs(sum(parts.map((p) => p.areaM2)) - fri)).toBeLessThan(1);
		expect(Math.abs(finnes(areaM2) - fri)).toBeLessThan(1);
		expect(
			Math.abs(sum(parts.flatMap((p) => [p.areaM2, p.buildingM2, p.unknownM2])) - alt)
		).toBeLessThan(1);
		expect(Math.abs(finnes(gjeldende.kantsone.lengthM) - vassdrag)).toBeLessThan(0.1);
		expect((gjeldende.proof.area.verdi ?? 0) * 1000).toBeCloseTo(finnes(areaM2), 3);
		for (const { freeM, buildingM, unknownM } of gjeldende.kantsone.widths)
			expect(sum([freeM, buildingM, unknownM])).toBeCloseTo(finnes(gjeldende.kantsone.lengthM), 6);
	});

	it('is held against the plan in force: what is won less what is lost is the difference', () => {
		expect(gjeldende.change).toBeNull();
		expect(alternativ.against?.id).toBe(1);
		const { lostM2, wonM2, corridors } = finnes(alternativ.change);
		expect(wonM2).toBeGreaterThan(10_000);
		expect(
			Math.abs(
				finnes(wonM2) -
					finnes(lostM2) -
					(finnes(alternativ.network.areaM2) - finnes(gjeldende.network.areaM2))
			)
		).toBeLessThan(1);
		expect(corridors.map(({ id }) => id).sort()).toEqual(
			gjeldende.corridors.map(({ id }) => id).sort()
		);
	});

	it('tells of a corridor that is built over: cut in the metres that the zone lies over it, and the green that is lost', async () => {
		const { rows } = await db.query<{ lokalId: string; m: number; m2: number }>(sql`
			select p.lokal_id as "lokalId", p.areal_m2 as m2, sum(ST_Length(ST_Intersection(p.geom, o.geom, 0.001))) as m
			from planobjekt p join datasettobjekt o on ST_Intersects(o.geom, p.geom) join datasett d on d.id = o.datasett_id
			where p.scenario_id = 2 and p.kode between 3000 and 3999 and d.kode = 'elv' group by 1, 2 order by m desc limit 1`);
		const { lokalId, m, m2 } = finnes(rows[0]);
		await db.query(
			sql`update planobjekt set kode = 1110 where scenario_id = 2 and lokal_id = ${lokalId}`
		);
		await db.query(sql`update scenario set revision = revision + 1 where id = 2`);
		const { corridors, ...svar } = (await blagronnAnswer(db, 2, PLANLEGGER)).oversikt;
		const change = finnes(svar.change);
		const naa = (id: string): number => finnes(corridors.find((k) => k.id === id)).cutM;
		const skiftet = change.corridors.filter(({ cutM, id }) => Math.abs(naa(id) - cutM) > 0.01);
		const okt = skiftet.map(({ id, cutM }) => naa(id) - cutM);
		expect(Math.abs(sum(okt) - m)).toBeLessThan(0.1);
		for (const { change: hva } of skiftet) expect(hva).toMatch(/nytt brudd|mer brutt/);
		expect(change.lostM2).toBeLessThanOrEqual(m2 + 1);
		expect(change.lostM2).toBeGreaterThan(m2 / 2);
		expect(change.proof.lost.bevis.objekter[0]).toMatchObject({ lokalId });
	});

	it('has proof whose objects sum to the figure', () => {
		const { proof, corridors, kantsone, dwellings } = alternativ;
		const tall = [
			...corridors.map((k) => k.proof.cut),
			...kantsone.widths.map((k) => k.proof.building),
			proof.cut,
			proof.area,
			proof.continuity,
			dwellings.existing.proof.near,
			dwellings.planned.proof.near,
			finnes(alternativ.change).proof.won
		];
		for (const { navn, verdi, bevis } of tall)
			expect(sum(bevis.objekter.map((o) => o.bidrag)), navn).toBeCloseTo(verdi ?? NaN, 4);
		expect(proof.area.bevis.datasett.map((d) => d.kode)).toEqual(
			expect.arrayContaining(['elv', 'flomvei', 'naturtype', 'bygning'])
		);
	});

	it('tells the same while one draws as PostGIS does: cut and rest width of every corridor, to a decimetre', async () => {
		const { corridors, zones } = await tegnegrunnlag(db, 1, PLANLEGGER);
		const bygg = zones.map(({ lokalId, geometry }) => ({
			lokalId,
			flater: finnes(flaterFromGeoJson(geometry))
		}));
		expect(corridors).toHaveLength(gjeldende.corridors.length);
		for (const { id, name, line, cutM, restWidthM } of corridors) {
			const strek = line.map(([e, n]) => [Math.round(e * 100), Math.round(n * 100)] as const);
			const her = gapI({ id, name, line: strek }, bygg);
			expect(Math.abs(her.cutM - cutM), name).toBeLessThan(0.1);
			expect(her.restWidthM === null, name).toBe(restWidthM === null);
			expect(Math.abs((her.restWidthM ?? 0) - (restWidthM ?? 0)), name).toBeLessThan(0.1);
		}
	});

	it('says where nature types and flood ways are not mapped', () => {
		const uvisst = gjeldende.unmapped.map(({ theme, state }) => `${theme}: ${state}`);
		expect(uvisst.toSorted()).toEqual(['flomvei: ikke kartlagt', 'naturtype: ikke kartlagt']);
	});

	it('is never reckoned on internal data sets for others than planners, and follows the data', async () => {
		const fore = (await blagronnAnswer(db, 1, UTEN_INNLOGGING)).etag;
		await db.query(sql`update datasett set tilgang = 'internal' where kode = 'naturtype'`);
		const { oversikt, etag } = await blagronnAnswer(db, 1, UTEN_INNLOGGING);
		expect(etag).not.toBe(fore);
		expect(oversikt.network.parts.find((p) => p.kind === 'Naturtyper')?.areaM2).toBeNull();
		expect(oversikt.sources).toContainEqual(
			expect.objectContaining({ kode: 'naturtype', tilstand: 'ikke lastet', dato: null })
		);
		expect(oversikt.unmapped).toContainEqual(
			expect.objectContaining({ theme: 'naturtype', state: 'ikke vurdert' })
		);
		const sett = (await blagronnAnswer(db, 1, PLANLEGGER)).oversikt;
		expect(sett.network.parts.find((p) => p.kind === 'Naturtyper')?.areaM2).toBeGreaterThan(0);
	});
});

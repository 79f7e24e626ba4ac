import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../db/demo/load.ts';
import { arealregnskapFor, type Arealregnskap } from '../../src/lib/server/arealregnskap/svar.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';

/** The whole illustration plan, and the same account made by two others who know nothing of how it is made. */
let db: Database;
let gjeldende: number;
let alternativ: number;
let svar: Arealregnskap;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
	await loadDemo(db);
	const { rows } = await db.query<{ id: number; kind: string }>(
		sql`select id, kind from scenario order by id`
	);
	const id = (kind: string) => rows.find((s) => s.kind === kind)?.id ?? 0;
	[gjeldende, alternativ] = [id('gjeldende'), id('alternativ')];
	svar = (await arealregnskapFor(db, gjeldende, planlegger)).svar;
});
afterAll(() => db.close());

type Sum = ReadonlyMap<string, number>;
const summert = <Rad>(
	rader: readonly Rad[],
	nokkel: (rad: Rad) => string,
	m2: (rad: Rad) => number
): Sum => {
	const sum = new Map<string, number>();
	for (const rad of rader) sum.set(nokkel(rad), (sum.get(nokkel(rad)) ?? 0) + m2(rad));
	return sum;
};
const regnskapet = (hvilke: Arealregnskap['rows'] = svar.rows): Sum =>
	summert(
		hvilke,
		({ from, to }) => `${from} ${to}`,
		({ areaM2 }) => areaM2
	);

/** Every row of either is in the other, to one square metre. */
function erLike(a: Sum, b: Sum): void {
	for (const nokkel of new Set([...a.keys(), ...b.keys()]))
		expect(Math.abs((a.get(nokkel) ?? 0) - (b.get(nokkel) ?? 0)), nokkel).toBeLessThan(1);
}

interface Par {
	readonly nokkel: string;
	readonly m2: number;
}

const parvise = new Map<number, Promise<Sum>>();
/** Purpose by purpose and field by field, in floating point: what no field covers is what is left of the purpose. */
function parvis(scenario: number): Promise<Sum> {
	const kjent = parvise.get(scenario) ?? malParvis(scenario);
	parvise.set(scenario, kjent);
	return kjent;
}

async function malParvis(scenario: number): Promise<Sum> {
	const { rows } = await db.query<Par>(sql`
		with formal as (
			select concat_ws(':', kodeliste, kode, arealbruksstatus) as k, geom from planobjekt
			where scenario_id = ${scenario} and tema = 'arealformal'
		), snitt as (
			select o.type as ar5, f.k, ST_Area(ST_Intersection(f.geom, o.geom)) as m2
			from formal f join datasettobjekt o on o.geom && f.geom
			where o.tema = 'ar5'
		), hele as (
			select k, sum(ST_Area(geom)) as m2 from formal group by k
		), dekket as (
			select k, sum(m2) as m2 from snitt group by k
		)
		select concat(ar5, ' ', k) as nokkel, sum(m2) as m2 from snitt group by 1
		union all
		select concat('ikke kartlagt ', h.k), h.m2 - d.m2 from hele h join dekket d using (k)`);
	return summert(
		rows,
		({ nokkel }) => nokkel,
		({ m2 }) => m2
	);
}

const geojson = async (fil: string, flater: { k: string; geometry: string }[]): Promise<string> => {
	await writeFile(
		fil,
		JSON.stringify({
			type: 'FeatureCollection',
			crs: { type: 'name', properties: { name: 'EPSG:25832' } },
			features: flater.map(({ k, geometry }) => ({
				type: 'Feature',
				properties: { k },
				geometry: JSON.parse(geometry) as object
			}))
		})
	);
	return fil;
};

/** GDAL (WASM, in a thread of its own) reads the surfaces from files and overlays them with SpatiaLite. */
async function gdal(scenario: number): Promise<Sum> {
	const folder = await mkdtemp(join(tmpdir(), 'planbordet-fasit-'));
	const formal = await db.query<{ k: string; geometry: string }>(sql`
		select concat_ws(':', kodeliste, kode, arealbruksstatus) as k, ST_AsGeoJSON(geom, 3) as geometry from planobjekt
		where scenario_id = ${scenario} and tema = 'arealformal'`);
	const felt = await db.query<{ k: string; geometry: string }>(sql`
		select type as k, ST_AsGeoJSON(geom, 3) as geometry from datasettobjekt where tema = 'ar5'`);
	const script = fileURLToPath(new URL('../support/gdalUnion.ts', import.meta.url));
	try {
		const workerData = {
			planlagt: await geojson(join(folder, 'planlagt.geojson'), formal.rows),
			faktisk: await geojson(join(folder, 'faktisk.geojson'), felt.rows)
		};
		const worker = new Worker(script, { workerData });
		const [csv] = (await once(worker, 'message')) as [string];
		await worker.terminate();
		const rader = csv
			.trim()
			.split('\n')
			.slice(1)
			.map((linje) => linje.replaceAll('"', '').split(','));
		return summert(
			rader,
			([planlagt, faktisk]) => `${faktisk} ${planlagt}`,
			([, , m2]) => Number(m2 ?? 0)
		);
	} finally {
		await rm(folder, { recursive: true });
	}
}

describe('the account of the whole illustration plan', () => {
	it('sums to the plan’s purposes, to a square metre', async () => {
		const { rows } = await db.query<{ m2: number; uavhengig: number }>(sql`
			select sum(ST_Area(geom)) as m2, ST_Area(ST_Union(geom)) as uavhengig
			from planobjekt where scenario_id = ${gjeldende} and tema = 'arealformal'`);
		const sum = svar.rows.reduce((total, { areaM2 }) => total + areaM2, 0);
		expect(Math.abs(sum - (rows[0]?.m2 ?? 0))).toBeLessThan(1);
		expect(Math.abs(svar.totalM2 - (rows[0]?.uavhengig ?? 0))).toBeLessThan(1);
		expect(sum).toBeGreaterThan(250_000_000);
	});

	it('is row by row what pairs of surfaces give, cut one by one in SQL', async () => {
		erLike(regnskapet(), await parvis(gjeldende));
	});

	it('is row by row what GDAL gives', async () => {
		const kjente = svar.rows.filter(({ from }) => from !== 'ikke kartlagt');
		erLike(regnskapet(kjente), await gdal(gjeldende));
	});

	it('has of each nature value what three surfaces have in common, cut in SQL', async () => {
		const { rows } = await db.query<Par>(sql`
			select concat_ws(' ', a.type, concat_ws(':', o.kodeliste, o.kode, o.arealbruksstatus), n.type) as nokkel,
				sum(ST_Area(ST_Intersection(ST_Intersection(o.geom, n.geom), a.geom))) as m2
			from datasettobjekt n join planobjekt o on o.geom && n.geom join datasettobjekt a on a.geom && n.geom
			where n.tema = 'naturtype' and a.tema = 'ar5' and o.tema = 'arealformal' and o.scenario_id = ${gjeldende}
			group by 1`);
		const natur = svar.rows.filter(({ nature }) => nature.endsWith('verdi'));
		expect(natur.length).toBeGreaterThan(5);
		erLike(
			summert(
				natur,
				({ from, to, nature }) => `${from} ${to} ${nature}`,
				({ areaM2 }) => areaM2
			),
			summert(
				rows,
				({ nokkel }) => nokkel,
				({ m2 }) => m2
			)
		);
	});
});

describe('the account of an alternative', () => {
	it('differs from that of the plan in force as two accounts made one by one do', async () => {
		const { difference, rows } = (await arealregnskapFor(db, alternativ, planlegger)).svar;
		erLike(regnskapet(rows), await parvis(alternativ));
		const [naa, foer] = [await parvis(alternativ), await parvis(gjeldende)];
		const delta = new Map(
			[...naa.keys(), ...foer.keys()].map((k) => [k, (naa.get(k) ?? 0) - (foer.get(k) ?? 0)])
		);
		erLike(
			summert(
				difference?.rows ?? [],
				({ from, to }) => `${from} ${to}`,
				({ areaM2 }) => areaM2
			),
			delta
		);
		expect(difference?.zones.length).toBeGreaterThan(5);
	});
});

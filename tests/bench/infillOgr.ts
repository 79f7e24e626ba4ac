import { execFile, execFileSync } from 'node:child_process';
import { createWriteStream, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Queryable } from '../../src/lib/server/queryable.ts';
import { sql, type Statement } from '../../src/lib/server/sql.ts';
import { SPORSMAL, type Summer } from './infillOverlay.ts';

/** Why ogr2ogr cannot be asked; null: it can. */
export function utenOgr(): string | null {
	try {
		execFileSync('ogr2ogr', ['--version'], { stdio: 'ignore' });
		return null;
	} catch {
		return 'ogr2ogr (gdal-bin) is not installed';
	}
}

const LAG: readonly (readonly [string, Statement])[] = [
	['parcels', sql`select geom, gnr, bnr, '' as tema from eiendom order by id`],
	[
		'zones',
		sql`select geom, 0 as gnr, 0 as bnr, '' as tema from planobjekt where kode in (1110, 1130) and arealbruksstatus = 1 order by id`
	],
	['buildings', sql`select geom, 0 as gnr, 0 as bnr, '' as tema from bygning order by id`],
	[
		'hazards',
		sql`select geom, 0 as gnr, 0 as bnr, tema from datasettobjekt where tema in ('flomsone', 'skredsone', 'kulturminne', 'helning', 'stoy') order by id`
	],
	[
		'roads',
		sql`select geom, 0 as gnr, 0 as bnr, tema from datasettobjekt where tema = 'veg' order by id`
	],
	[
		'mains',
		sql`select geom, 0 as gnr, 0 as bnr, tema from datasettobjekt where tema = 'va' order by id`
	]
];

/** The layers of the town as a GeoPackage with a spatial index on each, made by ogr2ogr itself. */
export async function somGeopackage(db: Queryable, mappe: string): Promise<string> {
	const fil = join(mappe, 'by.gpkg');
	for (const [navn, velg] of LAG) {
		const seq = join(mappe, `${navn}.geojsonl`);
		const ut = createWriteStream(seq);
		const { rows } = await db.query<{ f: string }>(sql`
			select jsonb_build_object('type', 'Feature', 'properties', jsonb_build_object('gnr', gnr, 'bnr', bnr, 'tema', tema),
				'geometry', ST_AsGeoJSON(geom, 3, 0)::jsonb)::text as f from (${velg}) l`);
		for (const { f } of rows) if (!ut.write(`${f}\n`)) await once(ut, 'drain');
		ut.end();
		await once(ut, 'finish');
		const args = [
			'-f',
			'GPKG',
			...(navn === 'parcels' ? [] : ['-update']),
			fil,
			`GeoJSONSeq:${seq}`
		];
		execFileSync('ogr2ogr', [
			...args,
			'-nln',
			navn,
			'-a_srs',
			'EPSG:25832',
			'-lco',
			'SPATIAL_INDEX=YES'
		]);
		rmSync(seq);
	}
	return fil;
}

/** What of a layer may meet the parcel, by its spatial index. */
const naer = (lag: string, m = 0): string => `${lag}.fid in (select id from rtree_${lag}_geom
	where minx <= st_maxx(p.geom) + ${m} and maxx >= st_minx(p.geom) - ${m} and miny <= st_maxy(p.geom) + ${m} and maxy >= st_miny(p.geom) - ${m})`;

/** Zoned part, footprint, ground in hazards, metres to road and mains: what the job asks of the database. */
const OVERLEGG = `
	(select sum(st_area(st_intersection(p.geom, zones.geom))) from zones where ${naer('zones')}) as zoned,
	(select sum(st_area(st_intersection(p.geom, buildings.geom))) from buildings where ${naer('buildings')}) as built,
	(select st_area(st_union(st_intersection(p.geom, hazards.geom))) from hazards where ${naer('hazards')}) as hazard,
	(select min(st_distance(p.geom, roads.geom)) from roads where ${naer('roads', 200)}) as road,
	(select min(st_distance(p.geom, mains.geom)) from mains where ${naer('mains', 200)}) as mains`;

/**
 * And the ground that is left by setbacks, as square metres: less than the largest rectangle tells. As one does it who knows
 * the tool: houses buffered together, with as many corners as PostGIS and QGIS take, and those alone that may reach in.
 */
const FRITT = `,
	coalesce(st_area(st_difference(st_buffer(p.geom, -4),
		(select st_buffer(st_collect(buildings.geom), 8, 8) from buildings where ${naer('buildings', 4)}))), st_area(st_buffer(p.geom, -4))) as free`;

/** Milliseconds that ogr2ogr takes for the overlay, written as CSV. */
export async function ogrOverlegg(fil: string, ut: string, medFritt: boolean): Promise<number> {
	rmSync(ut, { force: true });
	const velg = `select p.gnr, p.bnr, st_area(p.geom) as area, ${OVERLEGG}${medFritt ? FRITT : ''} from parcels p`;
	const begun = performance.now();
	await promisify(execFile)('ogr2ogr', ['-f', 'CSV', ut, fil, '-sql', velg]);
	return performance.now() - begun;
}

/** What the columns of ogr2ogr's answer add up to. */
export function ogrSummer(ut: string): Summer {
	const [head = '', ...lines] = readFileSync(ut, 'utf8').replaceAll('"', '').trim().split('\n');
	const names = head.split(',');
	const rows = lines.map((line) => line.split(','));
	const sum = (name: string) =>
		rows.reduce((n, row) => n + Number(row[names.indexOf(name)] ?? 0), 0);
	const [zoned, built, hazard, road, mains] = SPORSMAL.map(sum);
	return {
		zoned: zoned ?? 0,
		built: built ?? 0,
		hazard: hazard ?? 0,
		road: road ?? 0,
		mains: mains ?? 0
	};
}

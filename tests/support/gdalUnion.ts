import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** What of gdal3.js is used here: it has no types of its own. */
interface Gdal {
	open(file: string): Promise<{ readonly datasets: readonly object[] }>;
	ogr2ogr(dataset: object, options: string[], name: string): Promise<{ readonly real: string }>;
}
type Start = (how: { path: string; dest: string }) => Promise<Gdal>;

const require = createRequire(import.meta.url);
const start = require('gdal3.js/node.js') as Start;

/** Two GeoJSON files of surfaces, each with a property `k`. */
interface Lag {
	readonly planlagt: string;
	readonly faktisk: string;
}

/**
 * By GDAL and SpatiaLite alone: pairs by the index of the GeoPackage, each cut on its own, in floating point. Of surfaces that
 * touch beside where they overlap SpatiaLite gives a collection, and takes its area for nothing.
 */
const SQL = `select z.k as planlagt, a.k as faktisk, sum(ST_Area(CollectionExtract(ST_Intersection(z.geom, a.geom), 3))) as m2
	from z join rtree_z_geom rz on rz.id = z.fid
	join rtree_a_geom ra on ra.minx <= rz.maxx and ra.maxx >= rz.minx and ra.miny <= rz.maxy and ra.maxy >= rz.miny
	join a on a.fid = ra.id group by 1, 2`;

async function union({ planlagt, faktisk }: Lag): Promise<string> {
	const dest = await mkdtemp(join(tmpdir(), 'planbordet-gdal-'));
	try {
		const pakke = dirname(require.resolve('gdal3.js/dist/package/gdal3WebAssembly.wasm'));
		const gdal = await start({ path: relative(process.cwd(), pakke), dest });
		const inn = async (fil: string, lag: string, mer: string[]) => {
			const [sett] = (await gdal.open(fil)).datasets;
			if (!sett) throw new Error(`GDAL cannot read ${fil}`);
			const hvordan = ['-f', 'GPKG', ...mer, '-nln', lag, '-nlt', 'MULTIPOLYGON'];
			return gdal.ogr2ogr(sett, hvordan, 'union');
		};
		await inn(planlagt, 'z', []);
		const { real } = await inn(faktisk, 'a', ['-update', '-append']);
		const [begge] = (await gdal.open(real)).datasets;
		if (!begge) throw new Error('GDAL cannot read its own GeoPackage');
		const svar = await gdal.ogr2ogr(begge, ['-f', 'CSV', '-sql', SQL], 'svar');
		return await readFile(svar.real, 'utf8');
	} finally {
		await rm(dest, { recursive: true, force: true });
	}
}

parentPort?.postMessage(await union(workerData as Lag));

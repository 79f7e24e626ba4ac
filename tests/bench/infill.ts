import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { startKjoring } from '../../src/lib/server/fortettingKjoring.ts';
import { migrate } from '../../src/lib/server/migrate.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { nyDatabase } from '../support/nyDatabase.ts';
import { ogrOverlegg, somGeopackage, utenOgr } from './infillOgr.ts';
import { fjernBy, lagBy } from './infillPlan.ts';
import { atMost, ms, type Comparison, type Part } from './part.ts';

const SMALL = 6000;
const LARGE = 60_000;
const PLANLEGGER: Bruker = { rolle: 'planlegger', navn: 'Benken', kontoId: null, via: 'ingen' };
const serverUrl = process.env.TEST_DATABASE_URL ?? '';

/** The whole job, from the start to what is shown. */
async function jobb(db: Database, scenario: number): Promise<number> {
	const begun = performance.now();
	const { run } = await startKjoring(db, scenario, PLANLEGGER);
	const { tilstand, antall, feil } = await run();
	const took = performance.now() - begun;
	if (tilstand !== 'ferdig') throw new Error(`the run ended as ${tilstand}: ${feil ?? ''}`);
	const { rows } = await db.query<{ n: number }>(
		sql`select count(*)::integer as n from fortettingskandidat`
	);
	console.log(`${db.engine}: ${antall ?? 0} parcels in ${ms(took)}, ${rows[0]?.n ?? 0} candidates`);
	return took;
}

/** Square metres that both found set aside for building, in all: they have done the same. */
async function sammenlign(db: Database, scenario: number, csv: string): Promise<void> {
	const [head = '', ...lines] = readFileSync(csv, 'utf8').trim().split('\n');
	const column = head.split(',').indexOf('zoned');
	const theirs = lines.reduce((n, line) => n + Number(line.split(',')[column] ?? 0), 0);
	const { rows } = await db.query<{ m2: number }>(sql`
		select sum((d ->> 'm2')::float8) as m2 from fortetting_areal(${scenario}, '[{"liste":"KpArealformal","kode":1110},{"liste":"KpArealformal","kode":1130}]',
			array(select id from eiendom order by id), array(select id::integer from eiendom order by id), '{}') a, jsonb_array_elements(a.deler) d`);
	console.log(
		`set aside for building: ours ${(rows[0]?.m2 ?? 0).toFixed(1)} m², ogr2ogr ${theirs.toFixed(1)} m²`
	);
}

interface Ogrtid {
	readonly overlegg: number;
	readonly medFritt: number;
}

async function motOgr(db: Database, scenario: number): Promise<Ogrtid | null> {
	if (utenOgr() !== null) return null;
	const mappe = mkdtempSync(join(tmpdir(), 'planbordet-ogr-'));
	try {
		const fil = await somGeopackage(db, mappe);
		const medFritt = await ogrOverlegg(fil, mappe, true);
		const overlegg = await ogrOverlegg(fil, mappe, false);
		console.log(`ogr2ogr: overlay ${ms(overlegg)}, with setbacks ${ms(medFritt)}`);
		await sammenlign(db, scenario, join(mappe, 'ut.csv'));
		return { overlegg, medFritt };
	} finally {
		rmSync(mappe, { recursive: true, force: true });
	}
}

let ogr: Ogrtid | null = null;

async function begge(db: Database): Promise<Comparison[]> {
	await migrate(db, { log: () => undefined });
	const liten = await lagBy(db, SMALL);
	await jobb(db, liten);
	const t6 = await jobb(db, liten);
	await fjernBy(db);
	const stor = await lagBy(db, LARGE);
	const t60 = await jobb(db, stor);
	ogr ??= await motOgr(db, stor);
	const exponent = Math.log(t60 / t6) / Math.log(LARGE / SMALL);
	const against = (navn: string, other: number): Comparison => ({
		name: `${db.engine}: infill of 60 000 parcels / ${navn}`,
		ours: ms(t60),
		other: ms(other),
		ratio: t60 / other,
		goal: atMost(0.2, t60 / other)
	});
	return [
		{
			name: `${db.engine}: growth from 6 000 to 60 000 parcels (exponent)`,
			ours: ms(t60),
			other: ms(t6),
			ratio: exponent,
			goal: atMost(1.1, exponent)
		},
		...(ogr
			? [
					against('ogr2ogr overlay and setbacks', ogr.medFritt),
					against('ogr2ogr overlay', ogr.overlegg)
				]
			: [])
	];
}

async function onPostgresql(): Promise<Comparison[]> {
	if (serverUrl === '') {
		console.log('PostgreSQL skipped: TEST_DATABASE_URL is not set');
		return [];
	}
	const { databaseUrl, remove } = await nyDatabase(serverUrl);
	try {
		const db = await openDatabase({ databaseUrl, dataDir: '' });
		return await begge(db).finally(() => db.close());
	} finally {
		await remove();
	}
}

async function onEmbedded(): Promise<Comparison[]> {
	const dataDir = mkdtempSync(join(tmpdir(), 'planbordet-infill-'));
	try {
		const db = await openDatabase({ dataDir });
		return await begge(db).finally(() => db.close());
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** The whole infill job of a made-up town, against the bare overlay of the same layers by ogr2ogr's SQL. */
export const infill: Part = {
	name: 'infill',
	missing: utenOgr,
	run: async () => [...(await onPostgresql()), ...(await onEmbedded())]
};

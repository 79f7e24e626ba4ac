import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { startKjoring } from '../../src/lib/server/fortettingKjoring.ts';
import { migrate } from '../../src/lib/server/migrate.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { nyDatabase } from '../support/nyDatabase.ts';
import { ogrOverlegg, ogrSummer, somGeopackage, utenOgr } from './infillOgr.ts';
import { overlegg, SPORSMAL, type Summer } from './infillOverlay.ts';
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

interface Ogr {
	readonly overlegg: number;
	readonly medFritt: number;
	readonly summer: Summer;
}

async function motOgr(db: Database): Promise<Ogr> {
	const mappe = mkdtempSync(join(tmpdir(), 'planbordet-ogr-'));
	try {
		const fil = await somGeopackage(db, mappe);
		const ut = join(mappe, 'ut.csv');
		const medFritt = await ogrOverlegg(fil, ut, true);
		const bare = await ogrOverlegg(fil, ut, false);
		console.log(`ogr2ogr: overlay ${ms(bare)}, with setbacks ${ms(medFritt)}`);
		return { overlegg: bare, medFritt, summer: ogrSummer(ut) };
	} finally {
		rmSync(mappe, { recursive: true, force: true });
	}
}

/** Both have done the same: what each found of all parcels together. */
function sammenlign(ours: Summer, theirs: Summer): void {
	for (const navn of SPORSMAL)
		console.log(`  ${navn}: ours ${ours[navn].toFixed(1)}, ogr2ogr ${theirs[navn].toFixed(1)}`);
}

let ogr: Ogr | null = null;

async function begge(db: Database): Promise<Comparison[]> {
	await migrate(db, { log: () => undefined });
	const liten = await lagBy(db, SMALL);
	await jobb(db, liten);
	const t6 = await jobb(db, liten);
	await fjernBy(db);
	const stor = await lagBy(db, LARGE);
	const t60 = await jobb(db, stor);
	ogr ??= await motOgr(db);
	const { took, summer } = await overlegg(db, stor, PLANLEGGER);
	sammenlign(summer, ogr.summer);
	const exponent = Math.log(t60 / t6) / Math.log(LARGE / SMALL);
	const against = (navn: string, ours: number, other: number): Comparison => ({
		name: `${db.engine}: ${navn}`,
		ours: ms(ours),
		other: ms(other),
		ratio: ours / other,
		goal: atMost(0.2, ours / other)
	});
	return [
		{
			name: `${db.engine}: growth from 6 000 to 60 000 parcels (exponent)`,
			ours: ms(t60),
			other: ms(t6),
			ratio: exponent,
			goal: atMost(1.1, exponent)
		},
		against('overlay of 60 000 parcels / the same by ogr2ogr', took, ogr.overlegg),
		against('whole infill job / overlay and setbacks by ogr2ogr', t60, ogr.medFritt)
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

/**
 * The infill job of a made-up town against the overlay of the same layers by ogr2ogr's SQL: overlay against overlay, and the
 * whole job (candidates found, largest rectangles, arithmetic, stored) against the overlay with what setbacks leave.
 */
export const infill: Part = {
	name: 'infill',
	missing: utenOgr,
	run: async () => [...(await onPostgresql()), ...(await onEmbedded())]
};

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { acceptImport, cancelImport } from '../../src/lib/server/import/accept.ts';
import { importDatasett, type DatasettImport } from '../../src/lib/server/import/datasett.ts';
import { startImport } from '../../src/lib/server/import/job.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
	await db.query(sql`
		insert into kommune (kommunenummer, navn, srid) values ('3443', 'Vestre Toten', 25832)`);
});
afterAll(() => db.close());

const samling = (features: unknown[]) =>
	Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
const boks = (vest: number, sor: number, ost: number, nord: number) => ({
	type: 'Polygon',
	coordinates: [
		[
			[vest, sor],
			[ost, sor],
			[ost, nord],
			[vest, nord],
			[vest, sor]
		]
	]
});
const flate = (geometry: unknown, properties = {}) => ({ type: 'Feature', properties, geometry });
const SJO = samling([flate(boks(10.6, 60.7, 10.61, 60.71), { OBJTYPE: 'vann', navn: 'Sjøen' })]);

const les = (navn: string, rest: Partial<DatasettImport> = {}) =>
	importDatasett(db, { bytes: SJO, filnavn: 'sjo.geojson', navn, hvem: 'Pia', ...rest });

/** Stages a plan of one zone in Bodø, whose municipality has another zone than Vestre Toten's. */
async function planIBodo(plan: string): Promise<string> {
	const properties = { OBJTYPE: 'KpArealformålOmråde', KPAREALFORMAL: 1110, AREALST: 2 };
	const bytes = samling([flate(boks(14.4, 67.28, 14.41, 67.29), properties)]);
	const { run } = await startImport(
		db,
		{ bytes, filnavn: 'bodo.geojson', hvem: 'Pia' },
		{ plan, kommune: '1804' }
	);
	const { id, tilstand } = await run();
	expect(tilstand).toBe('venter');
	return id;
}

/** What the functions of the database find of a set of water around the lake: surfaces, and known land in m². */
async function vannVed(id: number) {
	const data = JSON.stringify([{ id, slag: 'vann', rang: 4, objekter: null }]);
	const her = sql`ST_Transform(ST_MakeEnvelope(10.5, 60.6, 10.7, 60.8, 4326), 25832)`;
	const { rows } = await db.query<{ flater: number; kjent: number }>(sql`
		select (select count(*)::integer from dataflate(${data}::jsonb, ${her})) as flater,
			(select ST_Area(kjent) from boligdekning(${data}::jsonb, ${her}) where slag = 'vann') as kjent`);
	return rows[0];
}

describe('the access of a data set', () => {
	it('stays internal when the file is read again without a word of it', async () => {
		const first = await les('Skjult', { tilgang: 'internal', kommune: '3443' });
		expect(first).toMatchObject({ tilgang: 'internal', tilgangFor: null });
		const again = await les('Skjult', { kommune: '3443' });
		expect(again).toMatchObject({ id: first.id, tilgang: 'internal', tilgangFor: 'internal' });
		const { rows } = await db.query(sql`select tilgang from datasett where id = ${first.id}`);
		expect(rows).toEqual([{ tilgang: 'internal' }]);
	});

	it('is open for a new one, and changes when told, which the report says', async () => {
		expect(await les('Åpent', { kommune: '3443' })).toMatchObject({
			tilgang: 'open',
			tilgangFor: null
		});
		expect(await les('Åpent', { kommune: '3443', tilgang: 'internal' })).toMatchObject({
			tilgang: 'internal',
			tilgangFor: 'open'
		});
	});
});

describe('two imports of a new name at once', () => {
	it('are told apart in the log: the second says that it took the first one’s place', async () => {
		const reports = await Promise.all(['Anne', 'Berit'].map((hvem) => les('Samtidig', { hvem })));
		const { rows } = await db.query<{ antall: number }>(sql`
			select e.revision, e.hvem, e.melding, (e.before->>'objekter')::integer as antall
			from endring_datasett e where e.datasett_id = ${reports[0]?.id ?? 0} order by e.revision`);
		expect(reports.map(({ revision }) => revision).toSorted()).toEqual([1, 2]);
		expect(rows).toMatchObject([
			{ revision: 1, melding: 'Datasettet er lest inn.', antall: null },
			{ revision: 2, melding: 'Datasettet er erstattet.', antall: 1 }
		]);
	});
});

describe('the zone of a data set that belongs to no municipality', () => {
	const dekning = { bytes: samling([flate(boks(10, 60, 11, 61))]), filnavn: 'd.geojson' };

	it('is not one that only waits to be accepted; what is stored is found when the import is cancelled', async () => {
		const job = await planIBodo('VENTER');
		const vann = await les('Vann', { dekning });
		await cancelImport(db, job, 'Pia');
		expect(vann.srid).toBe(25832);
		expect(await vannVed(vann.id)).toMatchObject({ flater: 1 });
	});

	it('stays when the municipality it came from is gone: its water is found as long as its land is known', async () => {
		const { id } = await les('Vann nord', { dekning });
		await db.query(sql`
			update datasettobjekt set geom = ST_Transform(geom, 25833), navn = 'Nordsjoen' where datasett_id = ${id}`);
		await db.query(sql`
			update datasett set srid = 25833, dekning = ST_Transform(dekning, 25833) where id = ${id}`);
		const funnet = await vannVed(id);
		expect(funnet?.kjent).toBeGreaterThan(0);
		expect(funnet?.flater).toBe(1);
		const { bytes } = await kartTile(db, { tile: { z: 8, x: 135, y: 73 }, known: [] });
		expect(Buffer.from(bytes ?? []).toString('latin1')).toContain('Nordsjoen');
		expect(await les('Vann nord', { dekning })).toMatchObject({ id, srid: 25833, revision: 2 });
	});

	it('must be told by a municipality once plans of several zones are in use, for a new one only', async () => {
		await acceptImport(db, await planIBodo('GODTATT'), 'Pia');
		await expect(les('Helt nytt')).rejects.toMatchObject({ code: 'kommune-mangler' });
		expect(await les('Vann', { dekning })).toMatchObject({ srid: 25832, revision: 2 });
	});
});

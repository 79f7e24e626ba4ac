import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDatasett, type DatasettImport } from '../../src/lib/server/import/datasett.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { search } from '../../src/lib/server/search.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await db.query(sql`
		insert into kommune (kommunenummer, navn, srid) values ('3443', 'Vestre Toten', 25832)`);
});
afterAll(() => db.close());

const point = (navn: string, coordinates: number[] | null = [10.6, 60.7]) => ({
	type: 'Feature',
	properties: { OBJTYPE: 'sted', navn },
	geometry: coordinates && { type: 'Point', coordinates }
});

const ring = (x: number, y: number, side: number) => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y]
];
const flate = (x: number, y: number, side: number) =>
	Buffer.from(JSON.stringify({ type: 'Polygon', coordinates: [ring(x, y, side)] }));

const read = (navn: string, features: object[], rest: Partial<DatasettImport> = {}) =>
	importDatasett(db, {
		bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
		filnavn: 'data.geojson',
		navn,
		tilgang: 'open',
		hvem: 'Pia',
		...rest
	});

const stored = async (kode: string) => {
	const { rows } = await db.query<{ navn: string; srid: number }>(sql`
		select o.navn, ST_SRID(o.geom) as srid from datasettobjekt o
		join datasett d on d.id = o.datasett_id where d.kode = ${kode} order by o.id`);
	return rows;
};

const kartRevision = async (): Promise<string> =>
	(await kartTile(db, { tile: { z: 0, x: 0, y: 0 }, known: [] })).revision;

describe('a data set', () => {
	it('is stored in the municipality’s zone under a code made of its name', async () => {
		const report = await read('Støysoner på Åsen, 2025', [point('Åsen')]);
		expect(report).toMatchObject({
			kode: 'stoysoner-pa-asen-2025',
			objekter: 1,
			epsg: 4326,
			srid: 25832,
			tilgang: 'open',
			avvik: []
		});
		expect(await stored('stoysoner-pa-asen-2025')).toEqual([{ navn: 'Åsen', srid: 25832 }]);
	});

	it('of the same name replaces the one before it, access and all', async () => {
		const first = await read('Steder', [point('Gammelby'), point('Gammelvik')]);
		const before = await kartRevision();
		const second = await read('Steder', [point('Nyby')], { tilgang: 'internal' });
		expect(second).toMatchObject({ id: first.id, objekter: 1, tilgang: 'internal' });
		expect(await stored('steder')).toMatchObject([{ navn: 'Nyby' }]);
		expect(await kartRevision()).not.toBe(before);
		const { rows } = await db.query(sql`
			select revision, tilgang, tilstand from datasett where kode = 'steder'`);
		expect(rows).toEqual([{ revision: 2, tilgang: 'internal', tilstand: 'loaded' }]);
	});

	it('that cannot be read leaves the one before it as it was', async () => {
		await read('Varige', [point('Bestandvik')]);
		await expect(
			importDatasett(db, {
				bytes: Buffer.from('{'),
				filnavn: 'x.geojson',
				navn: 'Varige',
				tilgang: 'open',
				hvem: 'Pia'
			})
		).rejects.toMatchObject({ name: 'UleseligFil' });
		expect(await stored('varige')).toMatchObject([{ navn: 'Bestandvik' }]);
	});

	it('tells of every object that it could not take', async () => {
		const crossing = {
			type: 'Feature',
			properties: {},
			geometry: {
				type: 'Polygon',
				coordinates: [
					[
						[10.6, 60.7],
						[10.7, 60.8],
						[10.7, 60.7],
						[10.6, 60.8],
						[10.6, 60.7]
					]
				]
			}
		};
		const report = await read('Feil', [
			point('God'),
			crossing,
			point('Ombyttet', [60.7, 10.6]),
			point('Uten sted', null)
		]);
		expect(report.objekter).toBe(1);
		expect(report.avvik.map(({ rule }) => rule).sort()).toEqual([
			'geojson.geometri.mangler',
			'import.geometri.ugyldig',
			'import.geometri.utenfor'
		]);
		expect(report.lagtTilSide).toEqual({ utenGeometri: 1, ugyldig: 1, utenfor: 1 });
		const { rows } = await db.query(sql`
			select grunn, egenskaper->>'navn' as navn, geom is null as uten from datasettobjekt_rest
			where datasett_id = ${report.id} order by id`);
		expect(rows).toEqual([
			{ grunn: 'ugyldig geometri', navn: null, uten: false },
			{ grunn: 'utenfor Norge', navn: 'Ombyttet', uten: false },
			{ grunn: 'uten geometri', navn: 'Uten sted', uten: true }
		]);
	});

	it('for a municipality that is not here is refused with a code', async () => {
		await expect(read('Borte', [point('x')], { kommune: '9999' })).rejects.toMatchObject({
			code: 'kommune-ukjent'
		});
		expect(await stored('borte')).toEqual([]);
	});

	it('whose zone cannot be known asks for the municipality', async () => {
		await db.query(
			sql`insert into kommune (kommunenummer, navn, srid) values ('5601', 'Alta', 25835)`
		);
		await expect(read('Hvor', [point('x')])).rejects.toMatchObject({ code: 'kommune-mangler' });
		const { srid } = await read('Hvor', [point('x')], { kommune: '5601' });
		expect(srid).toBe(25835);
	});

	it('has what is told of it, and nothing that was told of the one it replaces', async () => {
		const dekning = { bytes: flate(10.5, 60.6, 0.2), filnavn: 'dekning.geojson' };
		const first = await read('Naturtyper', [point('a')], {
			kommune: '3443',
			dekning,
			dato: '2025-03-01',
			eier: 'Miljødirektoratet',
			lisens: 'NLOD 2.0'
		});
		expect(first).toMatchObject({ eier: 'Miljødirektoratet', dato: '2025-03-01', revision: 1 });
		// About 11 × 22 km at 60.7° N
		expect((first.dekningM2 ?? 0) / 1e6).toBeCloseTo(243, -1);
		await db.query(
			sql`update datasett set illustrasjon = true, adresse = 'x' where id = ${first.id}`
		);
		const second = await read('naturtyper', [point('b')], { kommune: '3443' });
		expect(second).toMatchObject({ id: first.id, revision: 2, dekningM2: null, eier: null });
		const { rows } = await db.query(sql`
			select navn, eier, lisens, dato, adresse, dekning, illustrasjon, revision from datasett
			where id = ${first.id}`);
		expect(rows).toEqual([
			{
				...{ navn: 'naturtyper', eier: null, lisens: null, dato: null, adresse: null },
				...{ dekning: null, illustrasjon: false, revision: 2 }
			}
		]);
	});

	it('is logged with who, and with what the register said before and after; the log cannot be changed', async () => {
		const first = await read('Logget', [point('a')], { kommune: '3443', eier: 'NVE' });
		await read('Logget', [point('b'), point('c')], { kommune: '3443', tilgang: 'internal' });
		const { rows } = await db.query(sql`
			select revision, hvem, melding, before->>'eier' as eier, before->>'tilgang' as var, after->>'tilgang' as er,
				(before->>'objekter')::integer as antall_for, (after->>'objekter')::integer as antall
			from endring_datasett where datasett_id = ${first.id} order by revision`);
		expect(rows).toEqual([
			{
				...{ revision: 1, hvem: 'Pia', melding: 'Datasettet er lest inn.', eier: null, var: null },
				...{ er: 'open', antall_for: null, antall: 1 }
			},
			{
				...{ revision: 2, hvem: 'Pia', melding: 'Datasettet er erstattet.', eier: 'NVE' },
				...{ var: 'open', er: 'internal', antall_for: 1, antall: 2 }
			}
		]);
		await expect(db.query(sql`update endring_datasett set hvem = 'Per'`)).rejects.toThrow(
			'append-only'
		);
		await expect(db.query(sql`delete from endring_datasett`)).rejects.toThrow('append-only');
	});

	it('of one municipality does not replace another’s of the same name', async () => {
		await db.query(sql`insert into kommune (kommunenummer, srid) values ('5602', 25835)`);
		const first = await read('Vann', [point('Einavatnet')], { kommune: '3443' });
		const second = await read('Vann', [point('Storvatnet', [25, 70])], { kommune: '5602' });
		expect(second.id).not.toBe(first.id);
		const { rows } = await db.query(sql`
			select navn from datasettobjekt where datasett_id = ${first.id}`);
		expect(rows).toEqual([{ navn: 'Einavatnet' }]);
	});

	it.each([
		['has no surface', { type: 'Point', coordinates: [10.6, 60.7] }],
		[
			'crosses itself',
			{
				type: 'Polygon',
				coordinates: [
					[
						[10.6, 60.7],
						[10.7, 60.8],
						[10.7, 60.7],
						[10.6, 60.8],
						[10.6, 60.7]
					]
				]
			}
		],
		['has its axes swapped', { type: 'Polygon', coordinates: [ring(60.7, 10.6, 0.1)] }]
	])('is refused whole when its coverage %s', async (_, geometry) => {
		const bytes = Buffer.from(JSON.stringify({ type: 'Feature', properties: {}, geometry }));
		await expect(
			read('Dekket', [point('x')], { kommune: '3443', dekning: { bytes, filnavn: 'd.geojson' } })
		).rejects.toMatchObject({ code: 'dekning-ugyldig' });
		expect(await stored('dekket')).toEqual([]);
	});

	it('says that objects lie outside the coverage that was told', async () => {
		const dekning = { bytes: flate(10.5, 60.6, 0.05), filnavn: 'dekning.geojson' };
		const { avvik } = await read('Skeivt', [point('ute')], { kommune: '3443', dekning });
		expect(avvik.map(({ rule }) => rule)).toEqual(['import.dekning.utenfor']);
	});

	it('may be called anything, and still has a code', async () => {
		for (const navn of ['!!!', '-', '日本', `${'a'.repeat(59)}-- b`, '_x'])
			expect((await read(navn, [], { kommune: '3443' })).kode).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
	});

	it.each([
		['日本', '中国'],
		['Støy 1', 'Stoy 1']
	])('is not replaced by one of another name: %s and %s', async (a, b) => {
		const first = await read(a, [point('a')], { kommune: '3443' });
		const answer = await read(b, [point('b')], { kommune: '3443' }).catch((e: unknown) => e);
		if (answer instanceof Error) expect(answer).toMatchObject({ code: 'datasett-navn' });
		else expect(answer).not.toMatchObject({ id: first.id });
	});
});

describe('an internal data set', () => {
	it('is never found by, nor drawn for, the public and politicians', async () => {
		await read('Hemmelig', [point('Hemmeligvik', [10.61, 60.71])], {
			tilgang: 'internal',
			kommune: '3443'
		});
		const find = async (bruker: typeof publikum) =>
			(await search(db, bruker, null, 'Hemmeligvik')).length;
		expect([await find(publikum), await find(politiker), await find(planlegger)]).toEqual([
			0, 0, 1
		]);
		for (const z of [5, 10, 14]) {
			const x = Math.floor(((10.61 + 180) / 360) * 2 ** z);
			const rad = (60.71 * Math.PI) / 180;
			const y = Math.floor(((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * 2 ** z);
			const { bytes } = await kartTile(db, { tile: { z, x, y }, known: [] });
			expect(Buffer.from(bytes ?? []).toString('utf8')).not.toContain('Hemmeligvik');
		}
	});
});

import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenarioById, type Scenario } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { ingenTreff, search } from '../../src/lib/server/search.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { kartTile } from '../../src/lib/server/tiles/kart.ts';
import { publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square } from '../support/plan.ts';

let db: Database;
let her: Scenario;
let nord: Scenario;
let illustrasjon: Scenario;

const plan = async (planId: string, kommune: string, srid: number, wkt: string) =>
	scenarioById(
		db,
		publikum,
		await makeScenario(db, [{ objekttype: 'KpOmråde', tema: 'planomrade', wkt }], {
			planId,
			kommune,
			srid
		})
	);

beforeAll(async () => {
	db = await openTestDatabase();
	her = await plan('HER', '3443', 25832, square(590_000, 6_730_000, 2000));
	nord = await plan('NORD', '1804', 25833, square(470_000, 7_460_000, 2000));
	const oppdiktet = await plan('OPPDIKTET', '3443', 25832, square(590_000, 6_730_000, 2000));
	await db.query(sql`update plan set illustrasjon = true where id = ${oppdiktet.plan}`);
	illustrasjon = await scenarioById(db, publikum, oppdiktet.id);
	await db.query(sql`
		insert into kommune (kommunenummer, navn, srid)
		select lpad((1000 + i)::text, 4, '0'), 'K' || i, 25832 from generate_series(1, 20) i`);
	await db.query(sql`
		insert into datasett (kode, navn, tilgang, tilstand, srid, illustrasjon) values
			('navn', 'Navn', 'open', 'loaded', 25833, false), ('matrikkel', 'Matrikkel', 'open', 'loaded', 25832, false),
			('oppdiktet', 'Oppdiktet', 'open', 'loaded', 25832, true)`);
	// Far more of a common name than are shown, all with lower ids than the ones that are asked for.
	await db.query(sql`
		insert into datasettobjekt (datasett_id, tema, navn, geom)
		select d.id, 'sted', n.navn, ST_Transform(ST_SetSRID(ST_Point(n.e, n.n), n.srid), 25833)
		from datasett d, (
			select 'Gård' || i % 7 as navn, 300000 + i as e, 6600000 as n, 25832 as srid from generate_series(1, 500) i
			union all values ('Nordre gårdstun', 590500, 6730500, 25832), ('Gaukås', 591000, 6731000, 25832),
				('Gårdvika', 471000, 7461000, 25833), ('Myrgård', 471000, 7461000, 25833)
		) n where d.kode = 'navn'`);
	await db.query(sql`
		insert into eiendom (datasett_id, kommunenummer, gnr, bnr, geom)
		select d.id, k.kommunenummer, 12, b, ST_SetSRID(ST_MakeEnvelope(590000, 6730000, 590050, 6730050), 25832)
		from datasett d, kommune k, generate_series(1, 15) b where d.kode = 'matrikkel' and k.kommunenummer <> '1804'`);
	await db.query(sql`
		insert into datasettobjekt (datasett_id, tema, navn, geom)
		select id, 'tettsted', 'Finnesikke', ST_GeomFromText(${square(590_000, 6_730_000, 900)}, 25832)
		from datasett where kode = 'oppdiktet'`);
	await db.query(sql`
		insert into eiendom (datasett_id, kommunenummer, gnr, bnr, geom)
		select id, '3443', 900, 1, ST_SetSRID(ST_MakeEnvelope(590000, 6730000, 590050, 6730050), 25832)
		from datasett where kode = 'oppdiktet'`);
});
afterAll(() => db.close());

const treff = async (q: string, scenario: Scenario | null) =>
	(await search(db, publikum, scenario, q)).map(({ navn, detalj }) => `${navn}: ${detalj}`);

describe('a search for a property that every municipality has', () => {
	it('gives the one in the plan’s own municipality first', async () => {
		expect((await treff('12/3', her))[0]).toBe('12/3: Eiendom i Prøvekommune');
		expect(await treff('12/3', her)).toHaveLength(12);
		expect((await treff('12/', her)).slice(0, 12)).toEqual(
			Array.from({ length: 12 }, (_, i) => `12/${i + 1}: Eiendom i Prøvekommune`)
		);
	});

	it('gives those of another where the plan’s own has none, and all the same without a plan', async () => {
		expect(await treff('12/3', nord)).toHaveLength(12);
		expect(await treff('12/3', null)).toHaveLength(12);
	});

	it('with the municipality’s number is in that municipality alone', async () => {
		expect(await treff('1007-12/3', her)).toEqual(['12/3: Eiendom i K7']);
		expect(await treff('1804-12/3', her)).toEqual([]);
		expect(await ingenTreff(db, publikum, her, '1804-12/3')).toMatch(
			/ikke lest inn her, så 1804-12\/3/
		);
		expect(await ingenTreff(db, publikum, nord, '1007-99/1')).toMatch(/Ingen eiendom 1007-99\/1/);
	});
});

describe('a search for a place whose name is common', () => {
	it('gives the ones that the plan covers, whichever zone they are stored in', async () => {
		expect(await treff('gård', her)).toContain('Nordre gårdstun: Sted');
		expect(await treff('gård', her)).not.toContain('Gårdvika: Sted');
		expect((await treff('gård', nord))[0]).toBe('Gårdvika: Sted');
		expect(await treff('gård', nord)).toContain('Myrgård: Sted');
		expect(await treff('GÅRD', null)).toHaveLength(12);
	});

	it('gives the very name before all others, wherever it is', async () => {
		expect((await treff('myrgård', her))[0]).toBe('Myrgård: Sted');
	});

	it('of two letters gives the names that begin with them', async () => {
		expect(await treff('ga', her)).toEqual(['Gaukås: Sted']);
		expect((await treff('gå', nord))[0]).toBe('Gårdvika: Sted');
		expect(await treff('kå', her)).toEqual([]);
	});
});

describe('what was invented for the illustration', () => {
	it('is found in the illustration plan, and never beside a real one', async () => {
		expect(await treff('Finnesikke', illustrasjon)).toEqual(['Finnesikke: Tettsted']);
		expect(await treff('900/1', illustrasjon)).toHaveLength(1);
		for (const scenario of [her, nord]) {
			expect(await treff('Finnesikke', scenario)).toEqual([]);
			expect(await treff('900/1', scenario)).toEqual([]);
		}
	});

	it('says so where no plan is chosen', async () => {
		expect(await treff('Finnesikke', null)).toEqual(['Finnesikke: Tettsted (illustrasjon)']);
		expect(await treff('900/1', null)).toEqual(['900/1: Eiendom i Prøvekommune (illustrasjon)']);
		expect(await treff('OPPDIKTET', her)).toEqual(['OPPDIKTET: Plan OPPDIKTET (illustrasjon)']);
	});

	it('says so in the background’s tiles too, for the map to leave it out', async () => {
		const { bytes } = await kartTile(db, { tile: { z: 9, x: 271, y: 146 }, known: [] });
		const layers = new VectorTile(new PbfReader(bytes ?? new Uint8Array())).layers;
		const properties = Object.values(layers).flatMap((layer) =>
			Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties)
		);
		const merket = (navn: string) => properties.find((p) => p.navn === navn)?.illustrasjon;
		expect(merket('Finnesikke')).toBe(true);
		expect(properties.some((p) => p.navn === 'Gaukås')).toBe(true);
		expect(merket('Gaukås')).toBeUndefined();
	});
});

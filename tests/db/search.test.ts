import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	listPlans,
	listScenarios,
	scenarioById,
	type Scenario
} from '../../src/lib/server/plans.ts';
import type { Bruker } from '../../src/lib/server/auth/bruker.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { ingenTreff, search } from '../../src/lib/server/search.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square, type MadeObject } from '../support/plan.ts';

let db: Database;
let open: Scenario;
let intern: Scenario;

const felt = (omrNavn: string, n: number): MadeObject => ({
	objekttype: 'KpArealformålOmråde',
	tema: 'arealformal',
	kodeliste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: 2,
	omrNavn,
	wkt: square(590_000 + 100 * n, 6_730_000, 90)
});
const omrade: MadeObject = {
	objekttype: 'KpOmråde',
	tema: 'planomrade',
	wkt: square(590_000, 6_730_000, 5000)
};

beforeAll(async () => {
	db = await openTestDatabase();
	const names = ['B12', 'B1', 'AB1', 'B10', '100%', '1000', 'a_b', 'axb', 'c\\d', 'Ø1'];
	const id = await makeScenario(db, [omrade, ...names.map(felt)], { planId: '0100' });
	open = await scenarioById(db, publikum, id);
	const hidden = await makeScenario(db, [omrade, felt('HEMMELIG1', 0)], {
		planId: 'SKJULT',
		synlighet: 'intern'
	});
	intern = await scenarioById(db, planlegger, hidden);
	await db.query(
		sql`update plan set plannavn = 'Hemmelig plan' where planidentifikasjon = 'SKJULT'`
	);
	await db.query(sql`
		insert into datasett (kode, navn, kommunenummer, tilgang, tilstand, srid) values
			('apen', 'Åpen', '3443', 'open', 'loaded', 25832), ('intern', 'Intern', '3443', 'internal', 'loaded', 25832),
			('borte', 'Ikke lastet', '3443', 'open', 'failed', 25832)`);
	await db.query(sql`
		insert into datasettobjekt (datasett_id, tema, navn, geom)
		select d.id, t.tema, 'Raufoss ' || d.kode || t.etter, ST_SetSRID(ST_Point(590000, 6730000), 25832)
		from datasett d, (values ('stasjon', ' stasjon'), ('tettsted', ''), ('ar5', '')) t (tema, etter)`);
	await db.query(sql`
		insert into eiendom (datasett_id, kommunenummer, gnr, bnr, geom)
		select d.id, '3443', 12, n, ST_SetSRID(ST_MakeEnvelope(590000, 6730000, 590050, 6730050), 25832)
		from datasett d join (values ('apen', 1), ('apen', 2), ('intern', 3), ('borte', 4)) t (kode, n)
			using (kode)`);
});
afterAll(() => db.close());

const names = async (q: string, bruker: Bruker = publikum, scenario: Scenario | null = open) =>
	(await search(db, bruker, scenario, q)).map(({ navn }) => navn);

describe('a search for a zone', () => {
	it('gives the exact name first, then those that begin so, then the others', async () => {
		expect(await names('b1')).toEqual(['B1', 'B10', 'B12', 'AB1']);
		expect(await names('ø1')).toEqual(['Ø1']);
	});

	it('takes %, _ and \\ as the letters they are', async () => {
		expect(await names('100%')).toEqual(['100%']);
		expect(await names('a_b')).toEqual(['a_b']);
		expect(await names('c\\d')).toEqual(['c\\d']);
		expect(await names('%')).toEqual(['100%']);
	});

	it('says what it is and where', async () => {
		const [hit] = await search(db, publikum, open, 'B12');
		expect(hit).toMatchObject({ slag: 'felt', detalj: 'Boligbebyggelse', scenario: null });
		expect(hit?.lokalId).toMatch(/^[0-9a-f-]{36}$/);
		const [west = 0, south = 0, east = 0, north = 0] = hit?.bbox ?? [];
		expect(west < east && south < north && west > 10.6 && north < 60.8).toBe(true);
	});

	it('is in the scenario that is open, and nowhere else', async () => {
		expect(await names('HEMMELIG1')).toEqual([]);
		expect(await names('B12', publikum, null)).toEqual([]);
		expect(await names('HEMMELIG1', planlegger, intern)).toEqual(['HEMMELIG1']);
	});
});

describe('a search for a property', () => {
	it.each(['12/1', 'gnr 12 bnr 1', '12/1/0'])('is «%s»', async (q) => {
		expect(await search(db, publikum, null, q)).toMatchObject([
			{ slag: 'eiendom', navn: '12/1', detalj: 'Eiendom i Prøvekommune' }
		]);
	});

	it('is marked inside itself, also where the middle of its extent is a neighbour’s', async () => {
		const angle =
			'POLYGON((591000 6731000, 591000 6731100, 591010 6731100, 591010 6731010, 591100 6731010, 591100 6731000, 591000 6731000))';
		await db.query(sql`
			insert into eiendom (datasett_id, kommunenummer, gnr, bnr, geom)
			select d.id, '3443', 77, 1, ST_GeomFromText(${angle}, 25832) from datasett d where d.kode = 'apen'`);
		const [hit] = await search(db, publikum, open, '77/1');
		const [lng = 0, lat = 0] = hit?.punkt ?? [];
		const { rows } = await db.query<{ inni: boolean }>(sql`
			select ST_Contains(geom, ST_Transform(ST_SetSRID(ST_Point(${lng}::float8, ${lat}::float8), 4326), 25832)) as inni
			from eiendom where gnr = 77`);
		expect(rows).toEqual([{ inni: true }]);
	});

	it('without bnr gives all of the gnr that the person may see', async () => {
		expect(await names('12/')).toEqual(['12/1', '12/2']);
		expect(await names('12/', politiker)).toEqual(['12/1', '12/2']);
		expect(await names('12/', planlegger)).toEqual(['12/1', '12/2', '12/3']);
	});

	it('of numbers that no property has gives nothing', async () => {
		expect(await names('99999/99999')).toEqual([]);
		expect(await names('999999999999/1')).toEqual([]);
	});
});

describe('a search for a place', () => {
	it('puts the shortest name first, leaves land cover out, and never shows internal ones', async () => {
		expect(await names('raufoss')).toEqual(['Raufoss apen', 'Raufoss apen stasjon']);
		expect(await names('raufoss', politiker)).toHaveLength(2);
		expect(await names('raufoss', planlegger)).toHaveLength(4);
		expect(await names('raufoss borte', planlegger)).toEqual([]);
	});
});

describe('a search for a plan', () => {
	it('takes the beginning of its ID, and leads to its scenario', async () => {
		expect(await search(db, publikum, null, '010')).toMatchObject([
			{ slag: 'plan', navn: '0100', detalj: 'Plan 0100', scenario: open.id }
		]);
	});

	it('never tells of a plan that the person may not see', async () => {
		for (const q of ['SKJULT', 'Hemmelig plan']) {
			expect(await names(q)).toEqual([]);
			expect(await names(q, politiker)).toEqual([]);
			expect(await names(q, planlegger)).toEqual(['Hemmelig plan']);
		}
	});

	it('finds one that has no plan area', async () => {
		await makeScenario(db, [felt('X', 0)], { planId: 'UTENOMR' });
		const [hit] = await search(db, publikum, null, 'UTENOMR');
		expect(hit?.navn).toBe('UTENOMR');
		expect(hit?.bbox.map((value) => Math.round(value))).toEqual([11, 61, 11, 61]);
	});

	it('puts the very ID before all that only begin so', async () => {
		for (let n = 0; n < 14; n++) await makeScenario(db, [omrade], { planId: `77${n + 10}` });
		await makeScenario(db, [omrade], { planId: '77' });
		expect((await names('77', publikum, null))[0]).toBe('77');
	});
});

describe('a search that finds nothing', () => {
	it('tells a property that is not there from properties that were never read in', async () => {
		expect(await ingenTreff(db, publikum, null, '99999/1')).toBe(
			'Ingen eiendom 99999/1 i det som er lest inn her.'
		);
		const elsewhere = await scenarioById(
			db,
			publikum,
			await makeScenario(db, [felt('Y', 0)], {
				planId: 'UTENEIENDOM',
				kommune: '4601',
				srid: 25832
			})
		);
		expect(await ingenTreff(db, publikum, elsewhere, '99999/1')).toMatch(/ikke lest inn/);
	});

	it('has nothing to add where zones, places and plans were all looked through', async () => {
		expect(await ingenTreff(db, publikum, open, 'xyzzy')).toBeNull();
	});
});

describe('a name that is a place and a text on the map', () => {
	it('is the place first', async () => {
		const id = await makeScenario(
			db,
			[
				{
					objekttype: 'KpPåskrift',
					tema: 'punkt',
					omrNavn: 'Raufoss apen',
					wkt: 'POINT(590000 6730000)'
				}
			],
			{ planId: 'PASKRIFT' }
		);
		const hits = await search(db, publikum, await scenarioById(db, publikum, id), 'raufoss apen');
		expect(hits.map(({ slag }) => slag)).toEqual(['sted', 'sted', 'felt']);
	});
});

describe('a search for coordinates', () => {
	it('takes UTM of the plan’s zone in either order, and lat/lng', async () => {
		for (const q of ['6732676 587837', '587837 6732676', '60,726 10,613'])
			expect(await search(db, publikum, open, q)).toMatchObject([{ slag: 'koordinat' }]);
		const [hit] = await search(db, publikum, open, '6732676 587837');
		expect(hit?.bbox[0]).toBeCloseTo(10.61, 1);
		expect(hit?.bbox[1]).toBeCloseTo(60.72, 1);
	});
});

describe('a search for nothing', () => {
	it.each(['', '   ', '\n\t'])('«%s» gives nothing', async (q) => {
		expect(await names(q)).toEqual([]);
	});
});

describe('lists of plans and scenarios', () => {
	it('hold what the person may see', async () => {
		const ids = async (bruker: Bruker) =>
			(await listPlans(db, bruker)).map(({ planidentifikasjon }) => planidentifikasjon);
		expect(await ids(publikum)).not.toContain('SKJULT');
		expect(await ids(politiker)).not.toContain('SKJULT');
		expect(await ids(planlegger)).toContain('SKJULT');
		expect(await listScenarios(db, publikum, { plan: intern.plan })).toEqual([]);
		expect(await listScenarios(db, planlegger, { plan: intern.plan })).toMatchObject([
			{ id: intern.id }
		]);
	});

	it('put the illustration first', async () => {
		await db.query(sql`update plan set illustrasjon = true where planidentifikasjon = 'UTENOMR'`);
		expect((await listPlans(db, publikum))[0]?.planidentifikasjon).toBe('UTENOMR');
		expect((await listScenarios(db, publikum))[0]?.illustrasjon).toBe(true);
	});
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import { belyst } from '../../src/lib/server/belyst.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { mal } from '../support/bolig.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, square, type MadeObject } from '../support/plan.ts';

const sone = (omrNavn: string, status: number, wkt: string): MadeObject => ({
	objekttype: 'KpArealformålOmråde',
	tema: 'arealformal',
	kodeliste: 'KpArealformal',
	kode: 1110,
	arealbruksstatus: status,
	omrNavn,
	wkt
});

let db: Database;
let scenario: number;

beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, [
		sone('B1', 2, square(590_100, 6_730_100, 100)),
		sone('B2', 2, square(590_700, 6_730_700, 100)),
		sone('B3', 1, square(594_000, 6_734_000, 100))
	]);
	for (const [kode, navn] of [
		['tettsted', 'Testby'],
		...['vann', 'flomsone', 'skredsone', 'ar5', 'veg', 'bygning'].map((k) => [k, null] as const)
	] as const)
		await db.query(sql`
			with d as (
				insert into datasett (kode, navn, kommunenummer, tilstand, srid, tilgang, dekning, dato)
				values (${kode}, ${kode}, '3443', 'loaded', 25832, 'open',
					ST_Multi(ST_GeomFromText(${square(590_000, 6_730_000, 5000)}, 25832)), '2026-01-01')
				returning id)
			insert into datasettobjekt (datasett_id, tema, navn, geom)
			select id, ${kode}, ${navn}, ST_GeomFromText(${navn ? square(590_000, 6_730_000, 1000) : square(590_990, 6_730_990, 5)}, 25832)
			from d`);
	await mal(db, 'Testby', 12);
});
afterAll(() => db.close());

describe('the zones that a figure lights on the map', () => {
	it('are those it rests on, said in words, with the box that shows them all', async () => {
		const found = await belyst(db, scenario, 'Testby:2026-2029:kapasitet', UTEN_INNLOGGING);
		// 2 × 10 daa × 2,2 × 0,75 × 0,65 × 0,3
		expect(found).toMatchObject({
			nokkel: 'Testby:2026-2029:kapasitet',
			tekst: '2 soner i Testby som gir 6 boliger 2026–2029'
		});
		expect(found?.soner).toHaveLength(2);
		const [west = 0, south = 0, east = 0, north = 0] = found?.boks ?? [];
		// 700 m from corner to corner, and not the current zone four kilometres off
		expect((north - south) * 111_000).toBeGreaterThan(600);
		expect((north - south) * 111_000).toBeLessThan(900);
		expect(east).toBeGreaterThan(west);
	});

	it('give an unknown number of dwellings where nothing is known, and not none', async () => {
		const uten = await makeScenario(db, [sone('B1', 2, square(599_000, 6_739_000, 100))], {
			planId: 'UKJENT'
		});
		const tekst = async (figur: string) =>
			(await belyst(db, uten, `hele kommunen:2026-2029:${figur}`, UTEN_INNLOGGING))?.tekst;
		expect(await tekst('kapasitet')).toBe(
			'1 sone i hele kommunen som gir et ukjent antall boliger 2026–2029'
		);
		expect(await tekst('betinget')).toContain('gir et ukjent antall betingede boliger');
	});

	it('are none for an address that names no figure here', async () => {
		for (const bevis of [null, '', 'tull', 'Oslo:2026-2029', 'Testby:1999-2003:svar'])
			expect(await belyst(db, scenario, bevis, UTEN_INNLOGGING)).toBeNull();
	});

	it('light nothing for a need, which rests on goals', async () => {
		const found = await belyst(db, scenario, 'Testby:2026-2029:behov', UTEN_INNLOGGING);
		expect(found).toMatchObject({ soner: [], boks: null });
	});
});

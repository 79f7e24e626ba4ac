import { afterAll, beforeAll, expect, it } from 'vitest';
import { velgFortetting } from '../../src/lib/server/fortettingValg.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { mal } from '../support/bolig.ts';
import { openTestDatabase } from '../support/database.ts';
import { kjor, lagTettsted, PLANLEGGER } from '../support/fortetting.ts';

let db: Database;
let scenario: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await lagTettsted(db);
	await mal(db, 'Raufoss', 40);
});
afterAll(() => db.close());

const raufoss = async () => {
	const { ledger } = await ledgerAnswer(db, scenario, PLANLEGGER);
	const rad = ledger.reserve.find(({ tettsted }) => tettsted === 'Raufoss');
	return { tomter: ledger.infill, rad };
};

it('parcels that a planner accepts are in the ledger of fortetting at once, and not in the reserve', async () => {
	expect((await raufoss()).tomter).toMatchObject({ state: null, parcels: 0 });
	await kjor(db, scenario);
	const before = await raufoss();
	expect(before.tomter).toMatchObject({ state: 'med', parcels: 0, outdated: [] });
	await velgFortetting(
		db,
		scenario,
		{
			parcel: { kommunenummer: '3443', gnr: 10, bnr: 4, fnr: 0 },
			versjon: 0,
			valg: 'godkjent',
			antall: null,
			grunn: ''
		},
		PLANLEGGER
	);
	const { tomter, rad } = await raufoss();
	// 41 dwellings of transformation (fortetting.test), times the share of them that is really built
	expect(tomter.parcels).toBe(1);
	expect(tomter.dwellings).toBeGreaterThan(0);
	expect(tomter.dwellings).toBeLessThan(41);
	expect(rad?.infill.mid).toBeCloseTo((before.rad?.infill.mid ?? NaN) + tomter.dwellings, 6);
	expect(rad?.reserve).toEqual(before.rad?.reserve);
	expect(rad?.without).toEqual(before.rad?.without);
	// 40 in four years: 10 a year
	expect(rad?.needPerYear).toBe(10);
});

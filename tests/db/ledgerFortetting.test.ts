import { afterAll, beforeAll, expect, it } from 'vitest';
import { godkjentDeler } from '../../src/lib/domain/housing/godkjent.ts';
import { godkjentFortetting } from '../../src/lib/server/fortettingGodkjent.ts';
import { velgFortetting } from '../../src/lib/server/fortettingValg.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
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
	const ikkeKjort = await raufoss();
	expect(ikkeKjort.tomter).toMatchObject({ state: 'ikke vurdert', parcels: null, dwellings: null });
	expect(ikkeKjort.rad?.proof.infill.grense).toBe('minst');
	expect(ikkeKjort.rad?.with.proof.years.grense).toBe('minst');
	await kjor(db, scenario);
	const before = await raufoss();
	expect(before.tomter).toMatchObject({ state: 'kjent', parcels: 0, unknown: 0, outdated: [] });
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
	const boliger = tomter.dwellings ?? NaN;
	expect(boliger).toBeGreaterThan(0);
	expect(boliger).toBeLessThan(41);
	expect(rad?.infill.mid).toBeCloseTo((before.rad?.infill.mid ?? NaN) + boliger, 6);
	expect(rad?.proof.infill.grense).toBe('eksakt');
	expect(rad?.reserve).toEqual(before.rad?.reserve);
	expect(rad?.without).toEqual(before.rad?.without);
	// 40 in four years: 10 a year
	expect(rad?.needPerYear).toBe(10);
});

it('an accepted parcel that is a candidate no more, or has no number, is an unknown part and not none', async () => {
	await db.query(
		sql`update fortettingskandidat set boliger = null, tilstand = 'ikke vurdert' where bnr = 4`
	);
	const uten = godkjentDeler(
		(await godkjentFortetting(db, scenario, PLANLEGGER)).godkjent,
		'boliger',
		null
	);
	expect(uten.map(({ navn, verdi }) => [navn, verdi])).toContainEqual([
		'1 godkjent eiendom uten tall',
		null
	]);
	await db.query(sql`delete from eiendom where bnr = 4`);
	await kjor(db, scenario);
	const { tomter, rad } = await raufoss();
	expect(tomter).toMatchObject({ state: 'kjent', parcels: 0, unknown: 1 });
	expect(rad?.proof.infill.grense).toBe('minst');
	expect(rad?.with.proof.years.grense).toBe('minst');
	expect(rad?.without.proof.years.grense).toBe('eksakt');
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { godkjentDeler } from '../../src/lib/domain/housing/godkjent.ts';
import { godkjentFortetting } from '../../src/lib/server/fortettingGodkjent.ts';
import { lagreBehov } from '../../src/lib/server/behov.ts';
import { fortettingFor } from '../../src/lib/server/fortettingSvar.ts';
import { velgFortetting } from '../../src/lib/server/fortettingValg.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { tomtGrunnlag } from '../../src/lib/domain/housing/behovsgrunnlag.ts';
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

it('the reckoned need is a yardstick beside the goals: not judged before it is entered, and then at once', async () => {
	const { etag, ledger } = await ledgerAnswer(db, scenario, PLANLEGGER);
	for (const { calculatedNeed } of ledger.reserve)
		expect(calculatedNeed.mid).toMatchObject({
			needPerYear: null,
			without: { years: null, coverage: null, warning: null }
		});
	const oppgitt = (verdi: number) => ({ verdi, kilde: 'Prøve', dato: null, valg: true });
	const tre = (min: number, mid: number, max: number) => ({
		min: oppgitt(min),
		mid: oppgitt(mid),
		max: oppgitt(max)
	});
	const grunnlag = {
		...tomtGrunnlag(2026),
		grupper: [
			{
				navn: 'alle',
				folkNa: oppgitt(1000),
				folkDa: tre(1012, 1024, 1048),
				perBoligNa: oppgitt(2),
				perBoligDa: tre(2, 2, 2)
			}
		],
		boligmasse: oppgitt(500),
		avgang: tre(0, 0, 0),
		ledighetNa: oppgitt(0),
		ledighetMal: tre(0, 0, 0),
		tettsteder: { Raufoss: oppgitt(0.5) }
	};
	const omrade = { kommunenummer: '3443', illustrasjon: false };
	await lagreBehov(db, omrade, { versjon: 0, grunn: 'Prøve', grunnlag }, PLANLEGGER);
	const etter = await ledgerAnswer(db, scenario, PLANLEGGER);
	expect(etter.etag).not.toBe(etag);
	const rad = etter.ledger.reserve.find(({ tettsted }) => tettsted === 'Raufoss');
	const behov = rad?.calculatedNeed;
	expect([behov?.min, behov?.mid, behov?.max].map((b) => b?.needPerYear)).toEqual([0.25, 0.5, 1]);
	expect(behov?.mid.without.years).toBeCloseTo((rad?.reserve.mid ?? NaN) / 0.5, 6);
	expect(behov?.max.with.proof.years.bevis.ledd.length).toBeGreaterThan(0);
	// The goals are the other yardstick, as before.
	expect(rad?.needPerYear).toBe(10);
});

it('zones under the ground or over it are none of a parcel’s ground', async () => {
	const regnet = async () => {
		await kjor(db, scenario);
		const { candidates, totals } = await fortettingFor(db, scenario, PLANLEGGER, {
			part: { limit: 1000, offset: 0 },
			steps: true
		});
		return { candidates, totals };
	};
	const before = await regnet();
	await db.query(sql`
		insert into planobjekt (scenario_id, srid, lokal_id, objekttype, tema, kodeliste, kode, arealbruksstatus, omr_navn,
			vertikalniva, geom)
		select scenario_id, srid, gen_random_uuid(), objekttype, tema, kodeliste, kode, arealbruksstatus, 'Over', 1,
			ST_Translate(geom, 15, 15)
		from planobjekt where scenario_id = ${scenario} and tema = 'arealformal'`);
	await db.query(sql`update scenario set revision = revision + 1 where id = ${scenario}`);
	expect(await regnet()).toEqual(before);
});

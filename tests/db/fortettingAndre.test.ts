import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import { NotFound } from '../../src/lib/server/errors.ts';
import { godkjentFortetting } from '../../src/lib/server/fortettingGodkjent.ts';
import { fortettingFor, kandidatMedSteg } from '../../src/lib/server/fortettingSvar.ts';
import { velgFortetting } from '../../src/lib/server/fortettingValg.ts';
import { ledgerAnswer } from '../../src/lib/server/ledger.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { regnearksvar } from '../../src/lib/server/regneark/infillsvar.ts';
import { openTestDatabase } from '../support/database.ts';
import { kjor, lagTettsted, PLANLEGGER, POLITIKER } from '../support/fortetting.ts';

let db: Database;
let scenario: number;
const eiendom = (bnr: number) => ({ kommunenummer: '3443', gnr: 10, bnr, fnr: 0 });
const velg = (bnr: number, antall: number | null = null) =>
	velgFortetting(
		db,
		scenario,
		{
			parcel: eiendom(bnr),
			versjon: 0,
			valg: antall === null ? 'godkjent' : 'antall',
			antall,
			grunn: 'Fordi'
		},
		PLANLEGGER
	);
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await lagTettsted(db);
	await kjor(db, scenario);
	await velg(1);
	await velg(5, 3);
});
afterAll(() => db.close());

const ALLE = { part: { limit: 1000, offset: 0 }, steps: true };
const kandidater = async () => (await fortettingFor(db, scenario, PLANLEGGER, ALLE)).candidates;
/** The sums that a planner sees. */
const summer = async () => {
	const { totals } = await fortettingFor(db, scenario, PLANLEGGER, ALLE);
	if (!totals) throw new Error('no sums');
	return totals;
};

describe('others than planners', () => {
	const ANDRE = [UTEN_INNLOGGING, POLITIKER];
	const fortalt = async (bruker: typeof PLANLEGGER) => fortettingFor(db, scenario, bruker, ALLE);
	const godkjent = async (bruker: typeof PLANLEGGER) =>
		(await godkjentFortetting(db, scenario, bruker)).godkjent;
	/** An internal copy of an open data set. */
	const gjorIntern = (kode: string, tilgang: 'internal' | 'open') =>
		db.query(
			sql`update datasett set tilgang = ${tilgang}, revision = revision + 1 where kode = ${kode}`
		);

	it('see no parcel, and no group of less than three', async () => {
		for (const bruker of ANDRE) {
			const svar = await fortalt(bruker);
			expect(svar.candidates).toEqual([]);
			expect(svar.groups.every(({ eiendommer }) => eiendommer >= 3)).toBe(true);
			expect(svar.groups.reduce((n, g) => n + g.eiendommer, 0)).toBe((await kandidater()).length);
			expect(JSON.stringify(svar)).not.toMatch(/10\/\d|Pia/);
			expect(svar.run?.rejected).toBeNull();
			await expect(kandidatMedSteg(db, scenario, bruker, eiendom(1))).rejects.toThrow(NotFound);
		}
	});

	it('have a spreadsheet of the groups alone; planners one of every candidate, and of the groups', async () => {
		const fil = async (bruker: typeof PLANLEGGER, tabell = '') =>
			(await regnearksvar({ db, bruker }, scenario, new URLSearchParams({ tabell }))).text();
		const linjer = (await fil(PLANLEGGER)).trim().split('\r\n');
		expect(linjer[0]).toContain('Eiendom;Slag;Sted');
		expect(linjer.slice(1).map((linje) => linje.split(';')[0])).toEqual(
			(await kandidater()).map(({ id }) => id)
		);
		expect(await fil(PLANLEGGER, 'grupper')).toContain('Sum;');
		for (const bruker of ANDRE) {
			expect(await fil(bruker)).toContain('ikke vist');
			expect(await fil(bruker)).not.toMatch(/3443-10/);
			await expect(fil(bruker, 'kandidater')).rejects.toThrow('ingen tabell «kandidater»');
		}
	});

	it('are not told of one or two that were accepted, nor by what is left of the whole', async () => {
		expect((await summer()).godkjent?.eiendommer).toBe(2);
		for (const bruker of ANDRE) {
			const { totals, groups } = await fortalt(bruker);
			for (const total of [totals, ...groups.map((g) => g.total)])
				expect(total?.godkjent).toBeNull();
			expect(await godkjent(bruker)).toMatchObject({ tilstand: 'ikke vist', steder: [] });
			const { ledger } = await ledgerAnswer(db, scenario, bruker);
			expect(ledger.infill).toMatchObject({ state: 'ikke vist', parcels: null, dwellings: null });
			expect(ledger.reserve.at(-1)?.with.proof.years.tilstand).not.toBe('kjent');
		}
	});

	it('get the same accepted dwellings as planners where there are three', async () => {
		await velg(4);
		const sum = async (bruker: typeof PLANLEGGER) =>
			(await godkjent(bruker)).steder.reduce((n, s) => n + s.boliger, 0);
		expect(await sum(PLANLEGGER)).toBe(2 + 41 + 3);
		for (const bruker of ANDRE) {
			expect(await sum(bruker)).toBe(await sum(PLANLEGGER));
			expect((await fortalt(bruker)).totals?.godkjent).toEqual((await summer()).godkjent);
		}
	});

	it('are told that some accepted parcels have no number, and not how many, nor by two answers together', async () => {
		await velg(2);
		const rader = (uten: boolean) =>
			db.query(
				sql`update fortettingskandidat set boliger = ${uten ? null : 2}::integer where bnr = 2`
			);
		await rader(true);
		const { totals } = await fortalt(POLITIKER);
		expect(totals?.godkjent).toEqual({ eiendommer: 4, boliger: 46, utenTall: null });
		const { steder, uvisse } = await godkjent(POLITIKER);
		expect(steder).toMatchObject([{ sted: null, eiendommer: 4, boliger: 46 }]);
		expect(uvisse).toEqual([{ sted: null, hvorfor: 'uten tall', eiendommer: null }]);
		expect((await godkjent(PLANLEGGER)).uvisse).toEqual([
			{ sted: 'Raufoss', hvorfor: 'uten tall', eiendommer: 1 }
		]);
		await rader(false);
	});

	it('get the planners’ own sums where parcels and buildings are internal, and never other numbers', async () => {
		const before = await fortalt(POLITIKER);
		await gjorIntern('bygning', 'internal');
		await gjorIntern('matrikkel', 'internal');
		const ferdig = await kjor(db, scenario);
		expect(ferdig).toMatchObject({ innsyn: 'summer', antall: 12 });
		const hele = await summer();
		for (const bruker of ANDRE) {
			const { totals, groups, hidden } = await fortalt(bruker);
			expect(hidden).toBeNull();
			expect(totals).toEqual(before.totals);
			expect(totals?.godkjent).toEqual(hele.godkjent);
			expect(groups).toEqual(before.groups);
		}
		await gjorIntern('bygning', 'open');
		await gjorIntern('matrikkel', 'open');
		await kjor(db, scenario);
	});

	it('are told nothing where an internal data set has a say that a sum could tell of, and why', async () => {
		const before = await fortalt(POLITIKER);
		for (const bruker of ANDRE)
			expect((await ledgerAnswer(db, scenario, bruker)).ledger.infill.state).toBe('kjent');
		const { rows } = await db.query<{ id: number }>(sql`
			insert into datasett (kode, navn, kommunenummer, tilstand, srid, tilgang, dekning)
			select 'kulturminne-2', 'Hemmelig', '3443', 'loaded', 25832, 'internal', dekning from datasett where kode = 'kulturminne' returning id`);
		await db.query(sql`
			insert into datasettobjekt (datasett_id, tema, geom)
			select ${rows[0]?.id}, 'kulturminne', geom from eiendom where bnr = 7`);
		const lukket = async () => {
			for (const bruker of ANDRE) {
				const svar = await fortalt(bruker);
				expect(svar).toMatchObject({ totals: null, groups: [], candidates: [] });
				expect(svar.hidden).toContain('ikke er åpne');
				expect(JSON.stringify(svar)).not.toContain('Hemmelig');
				expect(await godkjent(bruker)).toMatchObject({
					tilstand: 'ikke vist',
					steder: [],
					uvisse: []
				});
				const { ledger } = await ledgerAnswer(db, scenario, bruker);
				expect(ledger.infill).toMatchObject({ state: 'ikke vist', parcels: null });
			}
		};
		// Before it is run anew too: the sums that would be told then are not these.
		await lukket();
		const ferdig = await kjor(db, scenario);
		expect(ferdig).toMatchObject({ innsyn: 'lukket', antall: 12 });
		expect((await kandidater()).length).toBe(7);
		await lukket();
		await db.query(sql`delete from datasett where kode = 'kulturminne-2'`);
		// A run that it had a say in is not told of either.
		await lukket();
		await kjor(db, scenario);
		expect((await fortalt(POLITIKER)).totals).toEqual(before.totals);
	});
});

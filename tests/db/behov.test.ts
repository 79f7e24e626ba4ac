import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Behovsgrunnlag, Oppgitt, Tre } from '../../src/lib/domain/housing/behovsgrunnlag.ts';
import { createDemoKontoer } from '../../src/lib/server/auth/demo.ts';
import { kontoByBrukernavn } from '../../src/lib/server/auth/konto.ts';
import {
	behovFor,
	behovsgrunnlag,
	lagreBehov,
	tilbakeforBehov
} from '../../src/lib/server/behov.ts';
import { Conflict, Forbidden, NotFound } from '../../src/lib/server/errors.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { mal, utenMal } from '../support/bolig.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

const VIRKELIG = { kommunenummer: '3443', illustrasjon: false };
const TEGNET = { kommunenummer: '3443', illustrasjon: true };

let db: Database;
let scenario: number;
beforeAll(async () => {
	db = await openTestDatabase();
	scenario = await makeScenario(db, []);
});
beforeEach(async () => {
	await utenMal(db);
	await db.query(sql`truncate behovtall, behovsett`);
});
afterAll(() => db.close());

const o = (verdi: number, valg = false): Oppgitt => ({
	verdi,
	kilde: 'SSB 07459',
	dato: valg ? null : '2026-02-20',
	valg
});
const tre = (min: number, mid: number, max: number): Tre => ({
	min: o(min),
	mid: o(mid),
	max: o(max)
});
const gruppe = (navn: string, folk: number) => ({
	navn,
	folkNa: o(folk),
	folkDa: tre(folk, folk + 135, folk + 270),
	perBoligNa: o(2.2),
	perBoligDa: tre(2.2, 2.2, 2.2)
});
/** Groups, tettsteder and sizes in an order that is not that of their names. */
const grunnlag: Behovsgrunnlag = {
	fraAar: 2026,
	antallAar: 4,
	grupper: [gruppe('unge', 4000), gruppe('eldre', 3000)],
	boligmasse: o(6500),
	avgang: { min: null, mid: o(0, true), max: o(0.002, true) },
	ledighetNa: o(0.02),
	ledighetMal: tre(0.02, 0.02, 0.03),
	tettsteder: { Testby: o(0.6, true), Annensby: o(0.1, true) },
	husholdninger: { '1': o(0.5), '2': o(0.3) },
	typer: { '1': { leilighet: o(0.8, true), enebolig: o(0.2, true) } }
};
const lagre = (versjon: number, over: Partial<Behovsgrunnlag> = {}, omrade = VIRKELIG) =>
	lagreBehov(
		db,
		omrade,
		{ versjon, grunn: 'Prøve', grunnlag: { ...grunnlag, ...over } },
		planlegger
	);
const svar = async () => behovFor(db, await scenarioById(db, publikum, scenario));

describe('what the need is reckoned from', () => {
	it('is stored as it was entered, with the source, date and choice of each number, and nothing where nothing was', async () => {
		expect(await behovsgrunnlag(db, VIRKELIG)).toBeNull();
		expect(await lagre(0)).toBe(1);
		const lest = await behovsgrunnlag(db, VIRKELIG);
		expect(lest).toMatchObject({ versjon: 1, hvem: 'planlegger', grunn: 'Prøve', grunnlag });
		expect(lest?.grunnlag).toEqual(grunnlag);
		expect(Object.keys(lest?.grunnlag.tettsteder ?? {})).toEqual(['Testby', 'Annensby']);
	});

	it('keeps every version, and goes back to one of them as a new one', async () => {
		await lagre(0);
		await lagre(1, { boligmasse: o(7000) });
		expect(await tilbakeforBehov(db, VIRKELIG, { versjon: 2, til: 1 }, planlegger)).toBe(3);
		expect((await behovsgrunnlag(db, VIRKELIG))?.grunnlag).toEqual(grunnlag);
		expect((await behovsgrunnlag(db, VIRKELIG, 2))?.grunnlag.boligmasse?.verdi).toBe(7000);
		await expect(tilbakeforBehov(db, VIRKELIG, { versjon: 3, til: 9 }, planlegger)).rejects.toThrow(
			NotFound
		);
		await expect(db.query(sql`update behovtall set verdi = 1`)).rejects.toThrow('append-only');
		await expect(db.query(sql`delete from behovsett`)).rejects.toThrow('append-only');
	});

	it('is never changed unseen: of two changes of one version, one is refused', async () => {
		const begge = await Promise.allSettled([lagre(0), lagre(0)]);
		expect(begge.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(lagre(0)).rejects.toThrow(Conflict);
		await expect(lagre(5)).rejects.toThrow(Conflict);
	});

	it('of the illustration and of real plans are kept apart; an open demo account changes the first alone', async () => {
		await lagre(0, {}, TEGNET);
		expect(await behovsgrunnlag(db, VIRKELIG)).toBeNull();
		expect((await svar()).need.mid).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		await db.query(sql`update plan set illustrasjon = true`);
		await db.query(sql`update scenario set kind = 'forslag'`);
		expect((await svar()).need.mid.verdi).not.toBeNull();
		await createDemoKontoer(db);
		const demo = { navn: 'Pia', kontoId: (await kontoByBrukernavn(db, 'planlegger')).id };
		const endring = { versjon: 0, grunn: 'Prøve', grunnlag };
		await expect(lagreBehov(db, VIRKELIG, endring, demo)).rejects.toThrow(Forbidden);
		expect(await lagreBehov(db, TEGNET, { ...endring, versjon: 1 }, demo)).toBe(2);
		await db.query(sql`update plan set illustrasjon = false`);
	});
});

describe('the need beside the goals', () => {
	it('is what was entered, reckoned: two groups of 135 more, 2,2 to a dwelling', async () => {
		await lagre(0);
		await mal(db, 'Testby', 100);
		await mal(db, null, 150);
		const { need, years, comparison, byTettsted, byType } = await svar();
		expect(years).toBe('2026–2029');
		expect(need.mid.verdi).toBeCloseTo(270 / 2.2, 9);
		// What goes is entered for middle and high alone.
		expect(need.min).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		expect(need.max.verdi).toBeCloseTo(540 / 2.2 + 0.002 * 6500 * 4 + 0.01 * 6500, 6);
		const sum = (deler: readonly { readonly verdi: number | null }[]) =>
			deler.reduce((n, { verdi }) => n + (verdi ?? 0), 0);
		for (const deler of [byTettsted, byType]) expect(sum(deler)).toBeCloseTo(270 / 2.2, 9);
		const forste = comparison.filter(({ period }) => period === '2026–2029');
		expect(
			forste.map(({ tettsted, goal, need: behov, difference }) => [
				tettsted,
				goal.verdi,
				Math.round((behov.verdi ?? NaN) * 10) / 10,
				Math.round((difference.verdi ?? NaN) * 10) / 10
			])
		).toEqual([
			['Testby', 100, 73.6, 26.4],
			['Annensby', null, 12.3, NaN],
			['hele kommunen', 150, 122.7, 27.3]
		]);
		const neste = comparison.find(({ period }) => period === '2030–2033');
		expect(neste?.need).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
	});

	it('with nothing entered is «ikke vurdert» everywhere, and never 0', async () => {
		await mal(db, 'Testby', 100);
		const { need, perYear, parts, comparison, years } = await svar();
		expect(years).toBeNull();
		for (const tall of [
			...Object.values(need),
			...Object.values(perYear),
			...Object.values(parts),
			...comparison.map((c) => c.need)
		])
			expect(tall).toMatchObject({ verdi: null, tilstand: 'ikke vurdert' });
		expect(comparison[0]?.goal.verdi).toBe(100);
	});
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Boligomrade } from '../../src/lib/domain/housing/svar.ts';
import { housingFor, type Boligoversikt } from '../../src/lib/server/housing.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import {
	andreTemaer,
	at,
	datasett,
	hensyn,
	mal,
	sone,
	utenDatasett,
	utenMal
} from '../support/bolig.ts';
import { planlegger } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario, type MadeObject } from '../support/plan.ts';

const DENSITY = 2.2 * 0.75 * 0.65 * 0.3;

let db: Database;
let plans = 0;
let sets = 0;
beforeAll(async () => {
	db = await openTestDatabase();
	await makeScenario(db, [], { planId: 'TOM' });
});
beforeEach(() => andreTemaer(db));
afterEach(async () => {
	await utenDatasett(db);
	await utenMal(db);
});
afterAll(() => db.close());

const plan = (objekter: readonly MadeObject[]) =>
	makeScenario(db, objekter, { planId: `U${++plans}` });
const answer = async (objekter: readonly MadeObject[]) => housingFor(db, await plan(objekter));
const tettsted = (wkt = at(0, 0, 1000), navn = 'Testby') =>
	datasett(db, `tettsted-${++sets}`, { tema: 'tettsted', wkt, navn });
const vann = (rest: Partial<Parameters<typeof datasett>[2]> = {}) =>
	datasett(db, 'vann', { tema: 'vann', wkt: at(550, 500, 50), ...rest });

/** Place -> dekar without dwellings and middle capacity, of the first period. */
const bySted = ({ areas, totals }: Boligoversikt) => {
	const period = totals[0]?.period;
	const her = areas.filter((a) => a.period === period);
	return Object.fromEntries(
		her.map((a) => [a.tettsted, { daa: round(a.unmapped), mid: a.capacity.mid }])
	);
};
const round = (daa: number) => Math.round(daa * 1000) / 1000;
const parts = (area: Boligomrade | undefined) =>
	area?.unmappedParts.map(({ state, reason, daa, zones }) => ({
		state,
		reason: reason.split(/[(:]/)[0]?.trim(),
		daa: round(daa),
		zones: zones.map(({ name }) => name)
	}));
const sumOf = ({ areas, totals }: Boligoversikt, pick: (a: Boligomrade) => number) =>
	areas.filter((a) => a.period === totals[0]?.period).reduce((n, a) => n + pick(a), 0);

describe('a zone that cannot be counted', () => {
	it('for its arealbruksstatus is missing is «ikke kartlagt», with the reason, its area and its name', async () => {
		await tettsted();
		await vann();
		const svar = await answer([
			sone('B1', 1110, undefined, at(100, 100, 100)),
			sone('B2', 1110, 2, at(300, 100, 100))
		]);
		expect(bySted(svar)).toEqual({
			Testby: { daa: 10, mid: expect.closeTo(10 * DENSITY, 3) as number }
		});
		const [testby] = svar.areas;
		expect(parts(testby)).toEqual([
			{
				state: 'ikke kartlagt',
				reason: 'Arealbruksstatus mangler i planen',
				daa: 10,
				zones: ['B1']
			}
		]);
		expect(testby?.zones).toHaveLength(2);
		expect(parts(svar.totals[0])).toEqual(parts(testby));
		expect(testby?.proof.capacity.mid.bevis.ledd.some((l) => l.tilstand === 'ikke kartlagt')).toBe(
			true
		);
	});

	it('of a reguleringsplan is named, with every residential purpose, old and new; the rest is not', async () => {
		await tettsted();
		await vann();
		const rp = (kode: number, i: number, objekttype = 'RpArealformålOmråde'): MadeObject => ({
			objekttype,
			tema: 'arealformal',
			kode,
			omrNavn: `R${kode}`,
			wkt: at(100 * i, 0, 100)
		});
		const svar = await answer([
			...[1110, 1111, 1112, 1113, 1130, 1800, 1801, 2011, 3040].map((kode, i) => rp(kode, i)),
			rp(111, 9, 'RbFormålOmråde'),
			rp(310, 10, 'RbFormålOmråde')
		]);
		expect(svar.areas[0]).toMatchObject({ capacity: { mid: null }, unmapped: 80 });
		expect(parts(svar.areas[0])).toMatchObject([
			{ zones: ['R1110', 'R1111', 'R1112', 'R1113', 'R1130', 'R1800', 'R1801', 'R111'] }
		]);
	});

	it('for its purpose is not known is not taken to hold no dwellings', async () => {
		await tettsted();
		await vann();
		const svar = await answer([sone('X1', undefined, 2, at(100, 100, 100))]);
		expect(parts(svar.areas[0])).toMatchObject([
			{ state: 'ikke kartlagt', reason: 'Formålskoden mangler i planen eller er ukjent', daa: 10 }
		]);
	});

	it('holds spread dwellings, or an unsaid purpose, by the act of 2008 or of 1985', async () => {
		await tettsted();
		await vann();
		const gammel = (kode: number, i: number): MadeObject => ({
			...sone(`G${kode}`, kode, 2, at(100 * i, 200, 100)),
			kodeliste: 'KpArealbrukPbl1985'
		});
		const svar = await answer([
			...[1000, 1001, 1800, 5200, 5210].map((kode, i) =>
				sone(`K${kode}`, kode, 2, at(100 * i, 0, 100))
			),
			...[100, 190, 221, 210].map(gammel)
		]);
		expect(
			parts(svar.areas[0])
				?.flatMap((p) => p.zones)
				.sort()
		).toEqual(['G100', 'G190', 'G221', 'K1000', 'K1001', 'K1800', 'K5200', 'K5210'].sort());
	});

	it('could not be stored by the import, and that is said beside the figures', async () => {
		const id = await plan([sone('B1', 1110, 2, at(0, 0, 100))]);
		await db.query(sql`
			insert into planobjekt_rest (scenario_id, serial, objekttype, grunn)
			values (${id}, '7', 'KpArealformålOmråde', 'ugyldig geometri'), (${id}, '8', 'KpFareSone', 'ugyldig geometri')`);
		const { omitted } = await housingFor(db, id);
		expect(omitted.join(' ')).toContain('1 arealformål i planfila kunne ikke lagres');
		expect(omitted.join(' ')).toContain('1 hensynssone i planfila kunne ikke lagres');
	});

	it('is nåværende: left out by definition, and said so with its size in the proof of every capacity', async () => {
		await tettsted();
		await vann();
		const { areas, totals } = await answer([
			sone('B1', 1110, 2, at(0, 0, 100)),
			sone('B2', 1110, 1, at(200, 0, 100))
		]);
		for (const a of [...areas, ...totals])
			expect(a.proof.capacity.mid.bevis.merknader.join(' ')).toMatch(
				/\(status 1\) er ikke med.*Det gjelder 1 sone, 10,0\sdaa/
			);
	});
});

describe('what nothing is known of', () => {
	it('is null in the API and not 0: conditional, and dwellings if all could be built', async () => {
		await tettsted();
		const fare = hensyn('KpInfrastrukturSone', 430, at(0, 0, 400));
		const { areas, totals } = await answer([sone('B1', 1110, 2, at(0, 0, 100)), fare]);
		for (const a of [...areas, ...totals])
			expect(a).toMatchObject({ capacity: { mid: null }, conditional: null });
		const kombinert = await answer([sone('K1', 1800, 2, at(0, 0, 100))]);
		const nothing = { min: null, mid: null, max: null };
		for (const a of [...kombinert.areas, ...kombinert.totals])
			expect(a).toMatchObject({ capacity: nothing, unmappedCapacity: nothing, conditional: null });
	});
});

describe('places', () => {
	it('that overlap, or lie one within the other, share no land: the parts are the zone', async () => {
		await tettsted(at(0, 0, 1000), 'Storby');
		await tettsted(at(0, 0, 500), 'Indre');
		await tettsted(at(400, 0, 500), 'Nabo');
		await vann();
		const svar = await answer([sone('B1', 1110, 2, at(400, 0, 200))]);
		const daa = sumOf(svar, (a) => a.proof.capacity.mid.bevis.ledd[0]?.bevis.ledd[0]?.verdi ?? 0);
		expect(daa).toBeCloseTo(40, 3);
		expect(svar.zones.reduce((n, z) => n + z.bruttoDaa, 0)).toBeCloseTo(40, 3);
	});

	it('hold a zone across two tettsteder in parts that make up the whole', async () => {
		await tettsted(at(0, 0, 500), 'Vestby');
		await tettsted(at(500, 0, 500), 'Austby');
		await vann();
		const svar = await answer([
			sone('B1', 1110, 2, at(450, 0, 100)),
			sone('B2', 1110, 2, at(950, 0, 100))
		]);
		expect(bySted(svar)).toEqual({
			Vestby: { daa: 0, mid: expect.closeTo(5 * DENSITY, 3) as number },
			Austby: { daa: 0, mid: expect.closeTo(10 * DENSITY, 3) as number },
			'utenfor tettsted': { daa: 0, mid: expect.closeTo(5 * DENSITY, 3) as number }
		});
		expect(svar.totals[0]?.capacity.mid).toBeCloseTo(20 * DENSITY, 3);
	});

	it('are not judged when no tettsted data are loaded, or they failed: nothing is said to be outside', async () => {
		await vann();
		await mal(db, 'Testby', 12);
		const zones = [sone('B1', 1110, 2, at(0, 0, 100))];
		const whole = { daa: 0, mid: expect.closeTo(10 * DENSITY, 3) as number };
		expect(bySted(await answer(zones))).toEqual({
			Testby: { daa: 0, mid: null },
			'tettsted ikke vurdert': whole
		});
		await datasett(db, 'tettsted', {
			...{ tema: 'tettsted', wkt: at(0, 0, 1000), navn: 'Testby', tilstand: 'failed' }
		});
		const failed = await answer(zones);
		expect(bySted(failed)).toMatchObject({ 'tettsted ikke vurdert': whole, Testby: { mid: null } });
		expect(failed.areas.find((a) => a.tettsted === 'Testby')?.proof.capacity.mid.tilstand).toBe(
			'ikke vurdert'
		);
	});
});

describe('hensynssoner of the act of 1985', () => {
	it('that forbid building along water are taken out', async () => {
		await tettsted();
		await vann({ wkt: null });
		const forbud = {
			...hensyn('KpRestriksjonPbl1985', 136, at(500, 500, 50)),
			tema: 'bestemmelse'
		};
		const svar = await answer([sone('B1', 1110, 2, at(500, 500, 100)), forbud]);
		expect(svar.areas[0]?.capacity.mid).toBeCloseTo(7.5 * DENSITY, 3);
	});
});

describe('goals', () => {
	it('are not judged when there are none: no period has a need of zero', async () => {
		await tettsted();
		await vann();
		const { areas, totals, goals } = await answer([sone('B1', 1110, 2, at(0, 0, 100))]);
		expect(goals).toEqual([]);
		for (const a of [...areas, ...totals]) {
			expect(a.need).toBeNull();
			expect(a.proof.need.tilstand).toBe('ikke vurdert');
		}
		expect(totals.map((t) => t.period)).toEqual(['år 1–4', 'år 5–8', 'år 9–12']);
	});

	it('for the places that come to more than the municipality’s own are added, and it is said', async () => {
		await tettsted();
		await vann();
		await mal(db, null, 30);
		await mal(db, 'Testby', 40);
		const { totals } = await answer([sone('B1', 1110, 2, at(0, 0, 100))]);
		expect(totals[0]?.need).toBe(40);
		expect(totals[0]?.proof.need.bevis.merknader.join(' ')).toContain('10,0 boliger mer');
	});
});

describe('what the public is told', () => {
	it('says that open data alone are used, to those who see no others', async () => {
		const id = await plan([sone('B1', 1110, 2, at(0, 0, 100))]);
		const said = 'Tallene bygger bare på åpne datasett';
		expect((await housingFor(db, id)).omitted.join(' ')).toContain(said);
		expect((await housingFor(db, id, planlegger)).omitted.join(' ')).not.toContain(said);
	});
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Boligomrade } from '../../src/lib/domain/housing/svar.ts';
import { housingFor, type Boligoversikt } from '../../src/lib/server/housing.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { andreTemaer, at, datasett, sone, utenDatasett, utenMal } from '../support/bolig.ts';
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
	makeScenario(db, objekter, { planId: `D${++plans}` });
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
describe('data that are not there', () => {
	const B1 = [sone('B1', 1110, 2, at(500, 500, 100))];
	const testby = async () => {
		const svar = await answer(B1);
		return { ...svar, her: svar.areas[0] };
	};

	it.each(['failed', 'not-loaded'] as const)(
		'%s water is a deduction not judged: no figure, a sum of its own, and it says why',
		async (tilstand) => {
			await tettsted();
			await vann({ tilstand });
			const { her, totals, omitted } = await testby();
			expect(her?.capacity.mid).toBeNull();
			// the objects of a set that is not loaded take nothing out: 10 daa, not 7.5
			expect(parts(her)).toMatchObject([{ state: 'ikke vurdert', daa: 10, zones: ['B1'] }]);
			expect(parts(totals[0])).toEqual(parts(her));
			expect(totals[0]?.unmappedCapacity.mid).toBeCloseTo(10 * DENSITY, 3);
			expect(omitted.join(' ')).toContain('Fradraget for vann er ikke vurdert');
		}
	);

	it('failed beside a loaded one makes what it may have covered «ikke vurdert», and no more', async () => {
		await tettsted();
		await vann({ wkt: null });
		await datasett(db, 'vann-2', {
			tema: 'vann',
			wkt: at(0, 0, 1),
			tilstand: 'failed',
			dekning: at(550, 0, 1000)
		});
		const { her } = await testby();
		expect(her?.capacity.mid).toBeCloseTo(5 * DENSITY, 3);
		expect(parts(her)).toMatchObject([{ state: 'ikke vurdert', daa: 5 }]);
	});

	it('of protection: no register means the plan is the source; one that failed means not judged', async () => {
		await tettsted();
		await vann({ wkt: null });
		expect((await testby()).her?.capacity.mid).toBeCloseTo(10 * DENSITY, 3);
		const vern = await datasett(db, 'naturvern', {
			tema: 'Naturvernområde',
			wkt: at(500, 500, 50),
			dekning: null,
			tilstand: 'not-loaded'
		});
		expect((await testby()).her?.capacity.mid).toBeNull();
		await db.query(sql`update datasett set tilstand = 'loaded' where id = ${vern}`);
		// Hits are hits, also without a coverage; outside them nothing is known.
		expect(parts((await testby()).her)).toMatchObject([{ state: 'ikke kartlagt', daa: 7.5 }]);
		await db.query(sql`
			update datasett set dekning = (select dekning from datasett where kode = 'vann') where id = ${vern}`);
		expect((await testby()).her?.capacity.mid).toBeCloseTo(7.5 * DENSITY, 3);
	});

	it('without a coverage are known where they have an object, and «ikke kartlagt» elsewhere', async () => {
		await datasett(db, 'tettsted', {
			tema: 'tettsted',
			wkt: at(500, 500, 50),
			navn: 'Testby',
			dekning: null
		});
		await vann({ dekning: null });
		const svar = await answer(B1);
		expect(bySted(svar)).toEqual({
			Testby: { daa: 2.5, mid: null },
			'tettsted ikke kartlagt': { daa: 5, mid: null }
		});
		expect(svar.omitted.join(' ')).toContain('dekningen er ikke oppgitt');
	});

	it('are not found in a set whose name only begins alike; one called «Vann» counts by all its surfaces', async () => {
		await tettsted();
		await datasett(db, 'vann-og-avlop', { tema: 'ledning', wkt: at(0, 0, 1) });
		expect((await testby()).her?.capacity.mid).toBeNull();
		await datasett(db, 'vann-2025', { tema: 'objekt', wkt: at(500, 500, 50) });
		expect((await testby()).her?.capacity.mid).toBeCloseTo(7.5 * DENSITY, 3);
	});

	it('made for the illustration say nothing of a real plan', async () => {
		await tettsted();
		await vann();
		await db.query(sql`update datasett set illustrasjon = true`);
		const { areas, sources } = await testby();
		expect(areas.map((a) => a.tettsted)).toContain('tettsted ikke vurdert');
		// The plan itself, and seven themes that no data set counts for here.
		expect(sources.map(({ tilstand }) => tilstand)).toEqual([
			'lastet',
			...Array<string>(7).fill('ikke lastet')
		]);
	});

	it('could not all be stored: how many is said', async () => {
		await tettsted();
		const id = await vann();
		await db.query(sql`
			insert into datasettobjekt_rest (datasett_id, serial, tema, grunn) values (${id}, '1', 'vann', 'ugyldig geometri')`);
		expect((await testby()).omitted.join(' ')).toContain(
			'vann: 1 objekter i fila kunne ikke lagres'
		);
	});
});

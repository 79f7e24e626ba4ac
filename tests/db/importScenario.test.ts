import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { objekter } from '../support/logg.ts';
import { importPlan, kvadrat, planfil, stage, type Flate } from '../support/planfil.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

const UTM32 = 22;
const UTM33 = 23;
/** The same ground, roughly, in either zone. */
const hjorne = (koordsys: number): [number, number] =>
	koordsys === UTM32 ? [590_000, 6_730_000] : [262_000, 6_736_000];
const fil = (plan: string, koordsys: number, side = 100) => {
	const ring = kvadrat(...hjorne(koordsys), side);
	const linjer = ['..KPAREALFORMÅL 1110', '..AREALST 2', '..OMRNAVN "B1"'];
	const flater: Flate[] = [
		{ objekttype: 'KpOmråde', ring },
		{ objekttype: 'KpArealformålOmråde', ring, linjer }
	];
	return planfil({ plan, koordsys, flater });
};
const kilde = async (id: number) => {
	const { kildeEpsg, kildeArealM2 } = await scenarioById(db, planlegger, id);
	return { kildeEpsg, kildeArealM2: Math.round(kildeArealM2 ?? 0) };
};

describe('the coordinate system and the area of a file', () => {
	it('are of the scenario that it became, and of no other scenario of the plan', async () => {
		const gjeldende = await importPlan(db, fil('KILDE', UTM32));
		const forslag = await importPlan(db, fil('KILDE', UTM33, 200), { scenario: 'Forslag' });
		expect(await kilde(gjeldende.scenarioId)).toEqual({ kildeEpsg: 25832, kildeArealM2: 10_000 });
		expect(await kilde(forslag.scenarioId)).toEqual({ kildeEpsg: 25833, kildeArealM2: 40_000 });
		expect(await scenarioById(db, publikum, gjeldende.scenarioId)).toMatchObject({ srid: 25832 });
	});

	it('are told in the preview, and follow the file that replaces the scenario', async () => {
		const { scenarioId } = await importPlan(db, fil('NYKILDE', UTM33));
		const { scenarioId: venter } = await stage(db, fil('NYKILDE', UTM32, 50));
		expect(await kilde(venter ?? 0)).toEqual({ kildeEpsg: 25832, kildeArealM2: 2500 });
		expect(await kilde(scenarioId)).toEqual({ kildeEpsg: 25833, kildeArealM2: 10_000 });
		await importPlan(db, fil('NYKILDE', UTM32, 50));
		expect(await kilde(scenarioId)).toEqual({ kildeEpsg: 25832, kildeArealM2: 2500 });
	});

	it('decide for each file by itself whether its decimals are counted', async () => {
		const desimaler = ({ rapport }: Awaited<ReturnType<typeof importPlan>>) =>
			rapport.avvik.filter(({ rule }) => rule.includes('desimal'));
		expect(desimaler(await importPlan(db, fil('DESIMAL', UTM33)))).toEqual([]);
		expect(desimaler(await importPlan(db, fil('DESIMAL', UTM32), { scenario: 'B' }))).toEqual([]);
	});
});

describe('the name of a proposal', () => {
	it('is of one proposal of the plan in use, and the database holds it', async () => {
		const { scenarioId } = await importPlan(db, fil('NAVN', UTM32), { scenario: 'Alternativ A' });
		const copy = (tilstand: string) =>
			db.query(sql`
				insert into scenario (plan_id, srid, navn, kind, tilstand)
				select plan_id, srid, navn, 'alternativ', ${tilstand} from scenario where id = ${scenarioId}`);
		await expect(copy('aktiv')).rejects.toThrow('scenario_navn_key');
		await copy('arkivert');
	});
});

describe('the version of an object', () => {
	const ids = [1, 2].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
	const flate = (i: number, side = 100): Flate => ({
		objekttype: 'KpArealformålOmråde',
		ring: kvadrat(590_000 + 500 * i, 6_730_000, side),
		linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', '..IDENT', `...LOKALID ${ids[i] ?? ''}`]
	});
	const next = async (plan: string, ...flater: Flate[]) => {
		const { scenarioId } = await importPlan(db, planfil({ plan, flater }), { scenario: 'F' });
		const rows = await objekter(db, scenarioId);
		return ids.map((id) => rows.find(({ lokal_id }) => lokal_id === id)?.version);
	};

	it('never goes backwards: one that was deleted and comes back goes on from its last', async () => {
		expect(await next('V', flate(0), flate(1))).toEqual([1, 1]);
		expect(await next('V', flate(0, 90), flate(1))).toEqual([2, 1]);
		expect(await next('V', flate(1))).toEqual([undefined, 1]);
		expect(await next('V', flate(1))).toEqual([undefined, 1]);
		expect(await next('V', flate(0, 90), flate(1, 80))).toEqual([3, 2]);
		expect(await next('V', flate(0, 90), flate(1, 80))).toEqual([3, 2]);
		expect(await next('V', flate(1, 80))).toEqual([undefined, 2]);
		expect(await next('V', flate(0), flate(1, 80))).toEqual([4, 2]);
	});

	it('does not go backwards either where the log is older than its versions', async () => {
		const old = async () => {
			await db.query(sql`alter table endring_objekt disable trigger user`);
			await db.query(sql`update endring_objekt set version = null`);
			await db.query(sql`alter table endring_objekt enable trigger user`);
		};
		expect(await next('GAMMEL', flate(0), flate(1))).toEqual([1, 1]);
		expect(await next('GAMMEL', flate(0, 90), flate(1))).toEqual([2, 1]);
		await next('GAMMEL', flate(1));
		await old();
		const [version = 0] = await next('GAMMEL', flate(0), flate(1));
		expect(version).toBeGreaterThan(2);
	});
});

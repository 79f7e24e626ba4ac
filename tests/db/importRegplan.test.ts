import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoKontoer } from '../../src/lib/server/auth/demo.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { listPlans, listScenarios, scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { logg, objekter } from '../support/logg.ts';
import { importPlan } from '../support/planfil.ts';
import { hasSharedData, sharedData } from '../support/sharedData.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

const regplan = () => readFile(`${sharedData}sosi/Regplan.sos`);

/** The same file with one text of the same bytes' meaning replaced. */
const edited = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
	const text = Buffer.from(bytes).toString('latin1');
	if (!text.includes(from)) throw new Error(`no «${from}» in the file`);
	return Buffer.from(text.replace(from, to), 'latin1');
};

describe.skipIf(!hasSharedData)('Regplan.sos imported', () => {
	let id = 0;

	it('is the plan in force, with the areas of the file beside those in the municipality’s zone', async () => {
		await db.query(sql`
			insert into kommune (kommunenummer, srid) values ('9999', 25832) on conflict do nothing`);
		await db.query(sql`
			insert into plan (kommunenummer, srid, planidentifikasjon, illustrasjon)
			values ('9999', 25832, 'ILL', true)`);
		expect(await createDemoKontoer(db)).toBe(4);
		const { rapport, scenarioId } = await importPlan(db, await regplan());
		id = scenarioId;
		expect(rapport).toMatchObject({
			kommunenummer: '1840',
			planidentifikasjon: '2016003',
			kind: 'gjeldende',
			replaces: null,
			epsg: 5115,
			srid: 25833,
			putAside: 0
		});
		expect(Math.abs((rapport.planArealKilde ?? 0) - 440_831.5)).toBeLessThan(0.1);
		const formal = rapport.objects.find((o) => o.objekttype === 'RpArealformålOmråde');
		expect(formal?.count).toBe(49);
		expect(Math.abs((formal?.areaKildeM2 ?? 0) - 440_831.5)).toBeLessThan(0.1);
		expect(Math.abs((formal?.areaM2 ?? 0) - 440_481.5)).toBeLessThan(1);
		expect(await scenarioById(db, publikum, id)).toMatchObject({
			kind: 'gjeldende',
			synlighet: 'offentlig',
			tilstand: 'aktiv',
			revision: 1,
			srid: 25833,
			kildeEpsg: 5115,
			kildeArealM2: expect.closeTo(440_831.5, 0) as number
		});
		const [plan] = await listPlans(db, publikum);
		expect(plan).toMatchObject({
			kommunenummer: '1840',
			plannavn: 'E6 Hestbrinken-Borkamo',
			plantype: 35,
			planstatus: 3
		});
	});

	it('ends the open demo accounts', async () => {
		const { rowCount } = await db.query(sql`select from konto where demo`);
		expect(rowCount).toBe(0);
	});

	it('stands in the log as revision 1 with every object', async () => {
		const rows = await logg(db, id, 1);
		expect(rows).toHaveLength((await objekter(db, id)).length);
		expect(rows.every(({ op, before, after }) => op === 'create' && !before && after)).toBe(true);
	});

	it('imported again unchanged is a revision without objects: same identities, same versions', async () => {
		const before = await objekter(db, id);
		const { scenarioId, rapport } = await importPlan(db, await regplan());
		expect(rapport.replaces).toBe(id);
		expect(scenarioId).toBe(id);
		expect(await scenarioById(db, publikum, id)).toMatchObject({ revision: 2 });
		expect(await logg(db, id, 2)).toEqual([]);
		expect(await objekter(db, id)).toEqual(before);
	});

	it('with one name changed logs that object alone, before and after, and counts its version', async () => {
		const before = await objekter(db, id);
		await importPlan(db, edited(await regplan(), 'FELTNAVN LNFR1\r', 'FELTNAVN LNFR9\r'));
		const rows = await logg(db, id, 3);
		expect(rows).toMatchObject([
			{ op: 'update', before: { omrNavn: 'LNFR1' }, after: { omrNavn: 'LNFR9' } }
		]);
		const after = await objekter(db, id);
		const changed = after.filter((o, i) => o.version !== before[i]?.version);
		expect(changed).toMatchObject([{ lokal_id: rows[0]?.lokal_id, omr_navn: 'LNFR9', version: 2 }]);
		expect(after.map((o) => o.lokal_id)).toEqual(before.map((o) => o.lokal_id));
		// And back: the third content of the object, not the first version again.
		await importPlan(db, await regplan());
		const back = (await objekter(db, id)).find((o) => o.lokal_id === rows[0]?.lokal_id);
		expect(back).toMatchObject({ omr_navn: 'LNFR1', version: 3 });
	});

	it('under a scenario’s name stands as a proposal beside the plan in force, for planners only', async () => {
		const { scenarioId } = await importPlan(db, await regplan(), { scenario: 'Alternativ vest' });
		expect(scenarioId).not.toBe(id);
		expect(await scenarioById(db, planlegger, scenarioId)).toMatchObject({
			name: 'Alternativ vest',
			kind: 'forslag',
			synlighet: 'intern'
		});
		await expect(scenarioById(db, politiker, scenarioId)).rejects.toThrow('finnes ikke');
		expect(await listScenarios(db, publikum)).toMatchObject([{ id }]);
	});
});

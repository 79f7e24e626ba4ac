import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { Conflict } from '../../src/lib/server/errors.ts';
import { acceptImport, cancelImport } from '../../src/lib/server/import/accept.ts';
import { importJob, startImport } from '../../src/lib/server/import/job.ts';
import { listPlans, listScenarios, scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { logg, objekter } from '../support/logg.ts';
import { importPlan, kvadrat, planfil, stage, type Flate } from '../support/planfil.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

const B1: Flate = {
	objekttype: 'KpArealformålOmråde',
	ring: kvadrat(590_000, 6_730_000, 100),
	linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', '..OMRNAVN "B1"']
};
const B2: Flate = {
	...B1,
	ring: kvadrat(590_100, 6_730_000, 100),
	linjer: ['..KPAREALFORMÅL 1110', '..AREALST 1', '..OMRNAVN "B2"']
};
const omrade: Flate = {
	objekttype: 'KpOmråde',
	ring: [
		[590_000, 6_730_000],
		[590_200, 6_730_000],
		[590_200, 6_730_100],
		[590_000, 6_730_100]
	]
};
const fil = (plan: string, flater = [omrade, B1, B2], planstat = 3) =>
	planfil({ plan, flater, planstat });

describe('a staged import', () => {
	it('is seen by planners alone, and only by its id', async () => {
		const job = await stage(db, fil('STAGED'));
		const id = job.scenarioId ?? 0;
		expect(job).toMatchObject({ tilstand: 'venter', fremdrift: 1, feil: null });
		expect(await scenarioById(db, planlegger, id)).toMatchObject({ tilstand: 'under-import' });
		for (const bruker of [publikum, politiker])
			await expect(scenarioById(db, bruker, id)).rejects.toThrow('finnes ikke');
		for (const bruker of [publikum, politiker, planlegger]) {
			expect((await listScenarios(db, bruker)).map((s) => s.id)).not.toContain(id);
			expect((await listPlans(db, bruker)).map((p) => p.planidentifikasjon)).not.toContain(
				'STAGED'
			);
		}
	});

	it('that is cancelled leaves no scenario, plan or municipality behind', async () => {
		const job = await stage(db, planfil({ plan: 'CANCEL', kommune: '5601', flater: [omrade, B1] }));
		await cancelImport(db, job.id);
		expect(await importJob(db, job.id)).toMatchObject({ tilstand: 'avbrutt', scenarioId: null });
		const { rows } = await db.query(sql`
			select planidentifikasjon from plan where planidentifikasjon = 'CANCEL'
			union all select kommunenummer from kommune where kommunenummer = '5601'`);
		expect(rows).toEqual([]);
		await expect(acceptImport(db, job.id, 'Pia')).rejects.toThrow(Conflict);
	});

	it('that is cancelled leaves the plan it would have replaced as it was', async () => {
		const { scenarioId } = await importPlan(db, fil('KEPT'));
		const job = await stage(db, fil('KEPT', [omrade, B1]));
		await cancelImport(db, job.id);
		expect((await objekter(db, scenarioId)).length).toBe(6);
		expect(await scenarioById(db, publikum, scenarioId)).toMatchObject({ revision: 1 });
	});

	it('is accepted once', async () => {
		const job = await stage(db, fil('ONCE'));
		await acceptImport(db, job.id, 'Pia');
		await expect(acceptImport(db, job.id, 'Pia')).rejects.toThrow(Conflict);
		await cancelImport(db, job.id);
		expect(await importJob(db, job.id)).toMatchObject({ tilstand: 'ferdig' });
	});

	it('accepted by two at once becomes one revision', async () => {
		const job = await stage(db, fil('TWO'));
		const answers = await Promise.allSettled([
			acceptImport(db, job.id, 'Pia'),
			acceptImport(db, job.id, 'Per')
		]);
		expect(answers.map((a) => a.status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('and another of the same plan, accepted at once, are one plan and one Conflict', async () => {
		const [a, b] = [await stage(db, fil('RACE')), await stage(db, fil('RACE'))];
		const answers = await Promise.allSettled([
			acceptImport(db, a.id, 'Pia'),
			acceptImport(db, b.id, 'Per')
		]);
		const refused = answers.flatMap((r) => (r.status === 'rejected' ? [r.reason as unknown] : []));
		expect(refused).toEqual([expect.any(Conflict)]);
	});

	it.each([
		['gjeldende', {}],
		['a proposal of the same name', { scenario: 'Vest' }]
	])('beside another that became %s first is refused', async (_, choices) => {
		const plan = `R${JSON.stringify(choices).length}`;
		const [first, second] = [
			await stage(db, fil(plan), choices),
			await stage(db, fil(plan), choices)
		];
		await acceptImport(db, first.id, 'Pia');
		await expect(acceptImport(db, second.id, 'Per')).rejects.toThrow(Conflict);
	});
});

describe('an import that is cancelled', () => {
	it('while the file is read does not come back when it is read', async () => {
		const file = { bytes: fil('EARLY'), filnavn: 'plan.sos', hvem: 'Pia' };
		const { id, run } = await startImport(db, file, {});
		await cancelImport(db, id);
		expect(await run()).toMatchObject({ tilstand: 'avbrutt', scenarioId: null, feil: null });
		const { rowCount } = await db.query(sql`
			select from plan where planidentifikasjon = 'EARLY'`);
		expect(rowCount).toBe(0);
	});

	it('while it is checked stays cancelled', async () => {
		const file = { bytes: fil('LATE'), filnavn: 'plan.sos', hvem: 'Pia' };
		const { id, run } = await startImport(db, file, {});
		const running = run();
		for (;;) {
			const { tilstand } = await importJob(db, id);
			if (tilstand !== 'leses') break;
		}
		await cancelImport(db, id);
		expect(await running).toMatchObject({ tilstand: 'avbrutt', scenarioId: null });
	});

	it('by nobody for a day is thrown away at the next one', async () => {
		const job = await stage(db, fil('STALE'));
		await db.query(sql`
			update importjobb set opprettet = now() - interval '2 days' where id = ${job.id}`);
		await stage(db, fil('NEXT'));
		expect(await importJob(db, job.id)).toMatchObject({ tilstand: 'avbrutt', scenarioId: null });
	});
});

describe('a changed plan', () => {
	it('logs what came, what went and what moved', async () => {
		const med = (flate: Flate, lokalId: string): Flate => ({
			...flate,
			linjer: [...(flate.linjer ?? []), '..IDENT', `...LOKALID ${lokalId}`]
		});
		const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
		const [a = '', b = '', c = ''] = ids;
		const first = await importPlan(db, fil('CHANGE', [med(B1, a), med(B2, b)], 3), {
			scenario: 'Forslag'
		});
		const moved = { ...B1, ring: kvadrat(590_000, 6_730_000.01, 100) };
		const { scenarioId } = await importPlan(db, fil('CHANGE', [med(moved, a), med(B2, c)]), {
			scenario: 'Forslag'
		});
		expect(scenarioId).toBe(first.scenarioId);
		const flater = (await logg(db, scenarioId, 2)).filter((row) => ids.includes(row.lokal_id));
		expect(Object.fromEntries(flater.map((row) => [row.lokal_id, row.op]))).toEqual({
			[a]: 'update',
			[b]: 'delete',
			[c]: 'create'
		});
		const geom = flater.find((row) => row.op === 'update');
		expect(geom?.before?.geom).not.toEqual(geom?.after?.geom);
	});
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { Conflict } from '../../src/lib/server/errors.ts';
import { acceptImport, cancelImport } from '../../src/lib/server/import/accept.ts';
import { importJob, startImport } from '../../src/lib/server/import/job.ts';
import { openImports } from '../../src/lib/server/import/openImports.ts';
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
		await cancelImport(db, job.id, 'Pia');
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
		await cancelImport(db, job.id, 'Pia');
		expect((await objekter(db, scenarioId)).length).toBe(6);
		expect(await scenarioById(db, publikum, scenarioId)).toMatchObject({ revision: 1 });
	});

	it('is accepted once', async () => {
		const job = await stage(db, fil('ONCE'));
		await acceptImport(db, job.id, 'Pia');
		await expect(acceptImport(db, job.id, 'Pia')).rejects.toThrow(Conflict);
		await expect(cancelImport(db, job.id, 'Per')).rejects.toThrow('allerede tatt i bruk av Pia');
		expect(await importJob(db, job.id)).toMatchObject({ tilstand: 'ferdig', avsluttetAv: 'Pia' });
	});

	it('is logged with the account that accepted it, also where it replaces a scenario', async () => {
		const first = await stage(db, fil('ACCOUNT'));
		const scenarioId = await acceptImport(db, first.id, 'Pia', 7);
		const second = await stage(db, fil('ACCOUNT', [omrade, B1]));
		await acceptImport(db, second.id, 'Pia', 8);
		const { rows } = await db.query(sql`
			select konto_id from endring where scenario_id = ${scenarioId} order by revision`);
		expect(rows).toEqual([{ konto_id: 7 }, { konto_id: 8 }]);
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
		await cancelImport(db, id, 'Pia');
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
		await cancelImport(db, id, 'Pia');
		expect(await running).toMatchObject({ tilstand: 'avbrutt', scenarioId: null });
	});

	it('by nobody for two weeks is thrown away at the next one', async () => {
		const [old, recent] = [await stage(db, fil('STALE')), await stage(db, fil('WEEK'))];
		const age = (id: string, days: number) =>
			db.query(sql`
				update importjobb set opprettet = now() - make_interval(days => ${days}) where id = ${id}`);
		await age(old.id, 15);
		await age(recent.id, 13);
		await stage(db, fil('NEXT'));
		expect(await importJob(db, old.id)).toMatchObject({ tilstand: 'avbrutt', scenarioId: null });
		expect(await importJob(db, recent.id)).toMatchObject({ tilstand: 'venter' });
	});

	it('whose process is gone is said to have failed, not to be on its way for ever', async () => {
		const { id } = await startImport(db, { bytes: fil('DEAD'), filnavn: 'd.sos', hvem: 'Pia' }, {});
		const at = (seconds: number) =>
			db.query(sql`
				update importjobb set puls = now() - make_interval(secs => ${seconds}) where id = ${id}`);
		await at(60);
		expect(await importJob(db, id)).toMatchObject({ tilstand: 'leses' });
		await at(200);
		expect((await openImports(db, 'Per')).find((j) => j.id === id)?.tilstand).toBe('stoppet');
		expect(await importJob(db, id)).toMatchObject({
			tilstand: 'feilet',
			feil: { code: 'avbrutt-start' }
		});
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

describe('the list of open imports', () => {
	it('has what waits for an answer, whoever sent it, and the person’s own that failed', async () => {
		const waiting = await stage(db, fil('OPEN'));
		const failed = await stage(db, Buffer.from('tull'));
		const done = await stage(db, fil('DONE'));
		await acceptImport(db, done.id, 'Pia');
		const ids = async (hvem: string) => (await openImports(db, hvem)).map(({ id }) => id);
		expect(await ids('Pia')).toEqual(expect.arrayContaining([waiting.id, failed.id]));
		expect(await ids('Pia')).not.toContain(done.id);
		expect(await ids('Per')).toContain(waiting.id);
		expect(await ids('Per')).not.toContain(failed.id);
		expect((await openImports(db, 'Pia')).find(({ id }) => id === failed.id)).toMatchObject({
			filnavn: 'plan.sos',
			hvem: 'Pia',
			tilstand: 'feilet',
			feil: expect.stringMatching(/\.$/) as string
		});
	});

	it('is cleared by throwing one away, also one that failed', async () => {
		for (const job of [await stage(db, fil('THROWN')), await stage(db, Buffer.from('tull'))]) {
			await cancelImport(db, job.id, 'Pia');
			expect((await openImports(db, 'Pia')).map(({ id }) => id)).not.toContain(job.id);
			await cancelImport(db, job.id, 'Pia');
		}
	});
});

describe('the plan itself', () => {
	const navngitt = (plannavn: string): Flate => ({
		...omrade,
		linjer: [`..PLANNAVN "${plannavn}"`, '..IKRAFT 20240115']
	});

	it('changes with a plan in force: said before, and logged with before and after', async () => {
		await importPlan(db, fil('HEAD', [navngitt('Gammel plan'), B1], 2));
		const { rapport, scenarioId } = await importPlan(db, fil('HEAD', [navngitt('Ny plan'), B1], 3));
		expect(rapport.hodeendringer).toEqual([
			{ navn: 'Plannavn', fra: '«Gammel plan»', til: '«Ny plan»' },
			{
				navn: 'Planstatus',
				fra: expect.stringMatching(/^2 /) as string,
				til: expect.stringMatching(/^3 /) as string
			}
		]);
		const { rows } = await db.query(sql`
			select plan_before->>'plannavn' as fra, plan_after->>'plannavn' as til from endring
			where scenario_id = ${scenarioId} order by revision`);
		expect(rows).toEqual([{ fra: 'Gammel plan', til: 'Ny plan' }]);
	});

	it('is not changed by a proposal beside it, and that is said', async () => {
		await importPlan(db, fil('HEAD2', [navngitt('Gjeldende'), B1]));
		const { rapport, scenarioId } = await importPlan(
			db,
			fil('HEAD2', [navngitt('Forslaget'), B1]),
			{
				scenario: 'Nytt'
			}
		);
		expect(rapport.hodeendringer).toEqual([]);
		const beholdt = rapport.avvik.filter(({ rule }) => rule === 'import.planhode.beholdt');
		expect(beholdt.map(({ message }) => message)).toEqual([
			expect.stringMatching(/«Forslaget».*«Gjeldende».*beholder/)
		]);
		const { rows } = await db.query(sql`
			select p.plannavn, e.plan_after from plan p join scenario s on s.plan_id = p.id
			join endring e on e.scenario_id = s.id where s.id = ${scenarioId}`);
		expect(rows).toEqual([{ plannavn: 'Gjeldende', plan_after: null }]);
	});

	it('keeps in the log what lay beside it and went', async () => {
		const sloyfe: Flate = {
			...B2,
			ring: [
				[590_100, 6_730_000],
				[590_200, 6_730_100],
				[590_200, 6_730_000],
				[590_100, 6_730_100]
			]
		};
		const { scenarioId } = await importPlan(db, fil('REST', [omrade, B1, sloyfe]));
		await importPlan(db, fil('REST'));
		const { rows } = await db.query(sql`
			select e.revision, r.before->>'grunn' as grunn, r.before->'egenskaper' is not null as hel,
				r.geom is not null as geom
			from endring_rest r join endring e on e.id = r.endring_id where e.scenario_id = ${scenarioId}`);
		expect(rows).toEqual([{ revision: 2, grunn: 'ugyldig geometri', hel: true, geom: true }]);
		const left = await db.query(sql`select from planobjekt_rest where scenario_id = ${scenarioId}`);
		expect(left.rowCount).toBe(0);
	});
});

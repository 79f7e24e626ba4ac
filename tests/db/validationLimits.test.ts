import type { Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erIkkeVurdert } from '../../src/lib/domain/rules/plan/ikkeVurdert.ts';
import { bareIFiler, planregler } from '../../src/lib/domain/rules/plan/index.ts';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import { health } from '../../src/lib/server/health.ts';
import { cancelImport } from '../../src/lib/server/import/accept.ts';
import { importJob, startImport } from '../../src/lib/server/import/job.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { Turer } from '../../src/lib/server/turer.ts';
import { validateScenario } from '../../src/lib/server/validation.ts';
import { engine, openTestDatabase } from '../support/database.ts';
import { importPlan } from '../support/planfil.ts';
import { formalfil, haug, hullete } from '../support/tungplan.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

const start = (plan: string, flater: readonly Polygon[]) =>
	startImport(
		db,
		{ bytes: formalfil(flater), filnavn: `${plan}.geojson`, hvem: 'Pia' },
		{ plan, kommune: '3443' }
	);

/** Asks again and again while a plan is imported: how many answers came while it was stored and examined. */
async function besidesImport(plan: string, flater: readonly Polygon[]) {
	const { id, run } = await start(plan, flater);
	const progress = { isOver: false };
	const lest = run().finally(() => {
		progress.isOver = true;
	});
	let answers = 0;
	while (!progress.isOver) {
		const { ok } = await health(db);
		const { tilstand } = await importJob(db, id);
		if (ok && tilstand === 'lagres') answers++;
	}
	return { job: await lest, answers };
}

describe('a plan that is heavy to examine', () => {
	it('of 1 500 purposes over one another is imported while others get their answers, and what was left is said first', async () => {
		const { job, answers } = await besidesImport('HAUG', haug(1500));
		expect(job).toMatchObject({ tilstand: 'venter', feil: null });
		expect(answers).toBeGreaterThan(10);
		expect(job.rapport?.avvik[0]).toMatchObject({
			rule: 'plan.formal.overlapp.ikke-vurdert',
			severity: 'advarsel',
			message: expect.stringMatching(/^Ikke vurdert: .* par av formål .* er ikke målt\./) as string
		});
		expect(job.rapport?.avvik.map(({ rule }) => rule)).toContain('plan.formal.overlapp');
	});

	it('of 8 000 holes over one another is imported while others get their answers', async () => {
		const flater = [hullete(8000), ...haug(2)];
		const { job, answers } = await besidesImport('HULL', flater);
		expect(job).toMatchObject({ tilstand: 'venter', feil: null });
		expect(answers).toBeGreaterThan(0);
		expect(job.rapport).toMatchObject({ putAside: 1 });
		expect(job.rapport?.avvik.map(({ rule }) => rule)).toContain('import.geometri.ugyldig');
	});

	it('is no longer examined when somebody cancels it', async () => {
		const { id, run } = await start('ANGRET', haug(1500));
		const lest = run();
		while ((await importJob(db, id)).tilstand !== 'lagres');
		await cancelImport(db, id, 'Pia');
		expect(await lest).toMatchObject({ tilstand: 'avbrutt', rapport: null });
	});
});

describe('without time', () => {
	it('every rule is said not to be judged, and none is taken to be kept', async () => {
		const { scenarioId } = await importPlan(db, formalfil(haug(3)), {
			plan: 'TIDLOS',
			kommune: '3443'
		});
		const avvik = await validateScenario(db, scenarioId, { maxMs: 0 });
		const regler = planregler.filter((regel) => !bareIFiler.includes(regel)).map(({ id }) => id);
		expect(avvik.every(erIkkeVurdert)).toBe(true);
		expect(avvik.map(({ rule }) => rule.replace('.ikke-vurdert', ''))).toEqual([
			'plan.formal.glipe',
			'plan.formal.overlapp',
			'plan.objekt.utenfor',
			...regler
		]);
	});

	it('what the exact rules found is not called harmless because nothing was measured there', async () => {
		const { scenarioId } = await importPlan(db, formalfil(haug(3)), {
			plan: 'UMALT',
			kommune: '3443'
		});
		const flislegging = (avvik: Awaited<ReturnType<typeof validateScenario>>) =>
			avvik.filter(({ rule }) => rule === 'plan.formal.flislegging').map((a) => a.severity);
		expect(flislegging(await validateScenario(db, scenarioId))).toEqual([]);
		const umalt = await validateScenario(db, scenarioId, { malingMs: 0 });
		expect(flislegging(umalt)).toEqual(['feil', 'feil', 'feil']);
		expect(umalt.filter(erIkkeVurdert)).toHaveLength(3);
	});
});

describe('turns', () => {
	it('end when the time is up, and say how much is left', async () => {
		const turer = new Turer(db, { maxMs: 2000 });
		const alle = Array.from({ length: 100_000 }, (_, i) => i);
		const { rows, left } = await turer.each<number, { n: number }>(
			alle,
			(del) => sql`
				select count(*) as n, (select count(*) from generate_series(1, 100000 * ${del.length}::integer)) as arbeid`,
			{ first: 1 }
		);
		expect(left).toBeGreaterThan(0);
		expect(rows.length).toBeGreaterThan(0);
	});

	it('take up every item once, in their order, whatever the size of the portions', async () => {
		const alle = Array.from({ length: 1000 }, (_, i) => i);
		const { rows, left } = await new Turer(db, { maxMs: 60_000 }).each<number, { n: number }>(
			alle,
			(del) => sql`select n from unnest(${del}::integer[]) with ordinality as t(n, nr) order by nr`,
			{ first: 3 }
		);
		expect([rows.map(({ n }) => n), left]).toEqual([alle, 0]);
	});

	it.runIf(engine === 'postgresql')(
		'are cut off inside a statement by PostgreSQL, and the next one has its own time',
		async () => {
			expect(await new Turer(db, { maxMs: 200 }).rows(sql`select pg_sleep(60)`)).toBeNull();
			const turer = new Turer(db, { maxMs: 60_000 });
			expect(await turer.rows(sql`select pg_sleep(0.3), 1 as en`)).toMatchObject([{ en: 1 }]);
			// In the middle of an overlay the time is up for GEOS, which says it in its own way.
			const tung = sql`
				select ST_Area(ST_Union(ST_Buffer(ST_Point(i, 7 * i), 5000, 300), 0.001)) from generate_series(1, 4000) i`;
			expect(await new Turer(db, { maxMs: 400 }).rows(tung)).toBeNull();
		}
	);
});

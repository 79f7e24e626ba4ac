import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operasjon } from '../../src/lib/domain/plan/endring.ts';
import { diffAnswer } from '../../src/lib/server/diffAnswer.ts';
import { endreScenario } from '../../src/lib/server/endring/utfor.ts';
import { NotFound } from '../../src/lib/server/errors.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { kopi, rutenett } from '../support/diffplan.ts';
import { makeScenario } from '../support/plan.ts';

let db: Database;
let planId = 0;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

/** Gives a zone another purpose as a planner does; answers with the new revision. */
async function omgjor(scenario: number, omrNavn: string, kode: number): Promise<number> {
	const { rows } = await db.query<{ lokalId: string; version: number }>(sql`
		select lokal_id as "lokalId", version from planobjekt where scenario_id = ${scenario} and omr_navn = ${omrNavn}`);
	const operations = rows.map((rad): Operasjon => ({ op: 'update', ...rad, properties: { kode } }));
	const { revision } = await endreScenario(db, planlegger, scenario, {
		message: `${omrNavn} blir ${kode}`,
		operations
	});
	return revision;
}

/** The plan as it is, and a proposal from it, both of 3 × 3 squares of 10 dekar. */
async function planOgForslag() {
	const plan = await makeScenario(db, rutenett(3, 100), { planId: `TREVEIS${++planId}` });
	return { plan, forslag: await kopi(db, plan, { navn: 'Forslag' }) };
}
const na = (id: number) => ({ id, revision: null });
const changed = ({ objects }: Awaited<ReturnType<typeof diffAnswer>>['svar']) =>
	objects.map(({ name, from, to }) => `${name ?? ''} ${from}→${to}`).sort();

describe('a scenario as it stood', () => {
	it('is compared with how it stands, though it is the same scenario', async () => {
		const { forslag } = await planOgForslag();
		const heard = await omgjor(forslag, 'S0', 5100);
		await omgjor(forslag, 'S0', 3001);
		await omgjor(forslag, 'S1', 2010);
		const { svar } = await diffAnswer(
			db,
			planlegger,
			{ id: forslag, revision: heard },
			na(forslag)
		);
		expect(changed(svar)).toEqual(['S0 5100→3001', 'S1 1110→2010']);
		expect(svar.a).toMatchObject({ revision: heard, isPast: true });
		expect(svar.b).toMatchObject({ revision: heard + 2, isPast: false });
		expect(svar.totalM2).toBeCloseTo(90_000, 2);
	});

	it('is refused where it has not been at that revision', async () => {
		const { plan, forslag } = await planOgForslag();
		const asked = diffAnswer(db, planlegger, na(plan), { id: forslag, revision: 99 });
		await expect(asked).rejects.toMatchObject({ status: 422, code: 'ukjent-revisjon' });
	});
});

describe('what was changed since it was heard', () => {
	it('is told object by object: there alone, here alone, in both alike and in both otherwise', async () => {
		const { plan, forslag } = await planOgForslag();
		await omgjor(forslag, 'S0', 5100);
		await omgjor(forslag, 'S1', 5100);
		const heard = await omgjor(forslag, 'S2', 5100);
		await omgjor(forslag, 'S1', 3001);
		await omgjor(forslag, 'S2', 1110);
		await omgjor(forslag, 'S3', 2010);
		const { svar } = await diffAnswer(
			db,
			planlegger,
			{ id: forslag, revision: heard },
			na(forslag),
			na(plan)
		);
		expect(
			svar.threeWay?.objects.map(({ name, changedIn, same }) => [name, changedIn, same]).sort()
		).toEqual([
			['S0', 'both', true],
			['S1', 'both', false],
			['S2', 'a', false],
			['S3', 'b', false]
		]);
		expect(svar.threeWay).toMatchObject({ onlyA: 1, onlyB: 1, both: 2 });
		expect(svar.threeWay?.notHeard).toHaveLength(3);
		expect(svar.threeWay?.sentence).toMatch(
			/^3 objekter er annerledes i «Forslag \(revisjon \d+\)» enn i «Forslag \(revisjon \d+\)» \(30,0\sdaa med annet formål\)\..*§ 11-15/
		);
		expect(svar.threeWay?.objects.find(({ name }) => name === 'S2')?.sentence).toMatch(
			/^Endret bare i «Forslag.*I «Forslag.*» er det som i «Gjeldende plan»\.$/
		);
		expect(svar.ancestor).toMatchObject({ id: plan, isPast: false });
	});

	it('is nothing where what stands is what was heard', async () => {
		const { plan, forslag } = await planOgForslag();
		const heard = await omgjor(forslag, 'S0', 5100);
		await omgjor(forslag, 'S1', 5100);
		await omgjor(forslag, 'S1', 1110);
		const { svar } = await diffAnswer(
			db,
			planlegger,
			{ id: forslag, revision: heard },
			na(forslag),
			na(plan)
		);
		expect(svar.threeWay?.notHeard).toEqual([]);
		expect(svar.threeWay?.sentence).toContain('trengs ingen ny høring');
	});

	it('is not told to one who may not see the ancestor', async () => {
		const { plan, forslag } = await planOgForslag();
		const utkast = await kopi(db, plan, { synlighet: 'intern' });
		const asked = diffAnswer(db, publikum, na(plan), na(forslag), na(utkast));
		await expect(asked).rejects.toBeInstanceOf(NotFound);
	});
});

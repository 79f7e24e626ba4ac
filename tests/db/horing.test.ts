import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diffAnswer } from '../../src/lib/server/diffAnswer.ts';
import { Forbidden } from '../../src/lib/server/errors.ts';
import { horingFor, hortrevisjoner } from '../../src/lib/server/horing.ts';
import { scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { endreHode } from '../../src/lib/server/scenario/hode.ts';
import { lagScenario } from '../../src/lib/server/scenario/kopi.ts';
import { planlegger, plansjef, politiker, publikum } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { endreSoner, toScenarier } from '../support/fletting.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
});
afterAll(() => db.close());

let plan = 0;
let forslag = 0;
beforeEach(async () => {
	({ plan } = await toScenarier(db));
	const nytt = { parent: plan, name: `Forslag ${randomUUID()}`, description: '' };
	({ id: forslag } = await lagScenario(db, planlegger, { ...nytt, kind: 'forslag' }));
});

const kode = (verdi: number) => ({ properties: { kode: verdi } });
async function publiser(visibility: 'planutvalg' | 'offentlig'): Promise<number> {
	const { version } = await scenarioById(db, planlegger, forslag);
	return (await endreHode(db, plansjef, forslag, { version, visibility })).revision;
}
const par = () => ({ a: { id: plan, revision: null }, b: { id: forslag, revision: null } });

describe('what was changed since the hearing', () => {
	it('is reckoned from what was last laid out for everyone, where nothing else is said', async () => {
		await endreSoner(db, forslag, { S0: kode(5100), S1: kode(5100), S2: kode(5100) });
		const revision = await publiser('offentlig');
		await endreSoner(db, forslag, { S1: kode(1110), S2: kode(3001) });
		for (const bruker of [planlegger, politiker, publikum]) {
			const horing = await horingFor(db, bruker, par(), null);
			if (horing.slag !== 'hort') throw new Error('nothing was heard');
			expect(horing.hort).toMatchObject({ id: forslag, revision });
			expect(horing.lagtUt).toBeInstanceOf(Date);
			expect(horing.changedM2).toBeCloseTo(20_000, 2);
			expect(
				Object.fromEntries(
					horing.objects.map(({ name, lokalId }) => [name, horing.changedIn[lokalId]])
				)
			).toEqual({ S1: 'a', S2: 'both' });
		}
	});

	it('is nothing, or not chosen, or not heard: three answers', async () => {
		expect(await horingFor(db, planlegger, par(), null)).toEqual({ slag: 'ikke-valgt' });
		expect(await horingFor(db, planlegger, par(), 'nei')).toEqual({ slag: 'ikke-hort' });
		await publiser('offentlig');
		expect(await horingFor(db, planlegger, par(), null)).toMatchObject({
			slag: 'hort',
			objects: []
		});
		expect(await horingFor(db, planlegger, par(), 'nei')).toEqual({ slag: 'ikke-hort' });
	});

	it('is reckoned from what the planner chooses', async () => {
		await endreSoner(db, forslag, { S0: kode(5100) });
		const { revision } = await scenarioById(db, planlegger, forslag);
		await endreSoner(db, forslag, { S1: kode(5100) });
		const horing = await horingFor(db, planlegger, par(), { id: forslag, revision });
		expect(horing).toMatchObject({ lagtUt: null, objects: [{ name: 'S1', from: 1110, to: 5100 }] });
		const { rader } = await hortrevisjoner(db, planlegger, forslag);
		expect(rader.map((rad) => rad.revision)).toEqual([3, 2, 1]);
		expect((await hortrevisjoner(db, politiker, plan)).rader).toEqual([]);
	});
});

describe('an earlier state', () => {
	it('is seen by those it was published to as it stood, and by no other than planners', async () => {
		await endreSoner(db, forslag, { S0: kode(5100) });
		const draft = (await scenarioById(db, planlegger, forslag)).revision;
		const toPolitikere = await publiser('planutvalg');
		await endreSoner(db, forslag, { S0: kode(3001) });
		const between = (await scenarioById(db, planlegger, forslag)).revision;
		const toAll = await publiser('offentlig');
		const ask = (bruker: typeof politiker, revision: number) =>
			diffAnswer(db, bruker, { id: forslag, revision }, par().b);
		expect((await ask(politiker, toPolitikere)).svar.objects).toMatchObject([
			{ from: 5100, to: 3001 }
		]);
		expect((await ask(publikum, toAll)).svar.objects).toEqual([]);
		for (const [bruker, revision] of [
			[politiker, draft],
			[politiker, between],
			[publikum, toPolitikere]
		] as const)
			await expect(ask(bruker, revision)).rejects.toThrow(Forbidden);
		for (const revision of [draft, between, toPolitikere])
			expect((await ask(planlegger, revision)).svar.b.id).toBe(forslag);
	});
});

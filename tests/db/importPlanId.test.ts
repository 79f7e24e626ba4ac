import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncKodelister } from '../../src/lib/server/codelists.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { openTestDatabase } from '../support/database.ts';
import { importPlan, kvadrat, planfil, stage, type Flate } from '../support/planfil.ts';

let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await syncKodelister(db);
});
afterAll(() => db.close());

const good: Flate = {
	objekttype: 'KpArealformålOmråde',
	ring: kvadrat(590_000, 6_730_000, 100),
	linjer: ['..KPAREALFORMÅL 1110', '..AREALST 2', '..OMRNAVN "B1"']
};

describe('a plan ID in the file', () => {
	const omrade: Flate = { objekttype: 'KpOmråde', ring: good.ring };
	const lang = (length: number) => `2026-${'0123456789'.repeat(12)}`.slice(0, length);

	it('of more than sixteen characters is imported as it stands, and is an error in the report with its object and place', async () => {
		const bytes = planfil({ flater: [omrade, good], plan: lang(17) });
		const { rapport, scenarioId } = await importPlan(db, bytes);
		expect(rapport.planidentifikasjon).toBe(lang(17));
		expect(rapport.avvik[0]).toMatchObject({
			rule: 'plan.planid.lengde',
			severity: 'feil',
			object: '2',
			place: { type: 'Polygon' },
			message: `Planens ID «${lang(17)}» har 17 tegn. Den kan ha høyst 16.`
		});
		const again = await importPlan(db, bytes);
		expect(again.scenarioId).toBe(scenarioId);
	});

	it('of sixteen is as it should be', async () => {
		const { rapport } = await stage(db, planfil({ flater: [omrade, good], plan: lang(16) }));
		expect(rapport?.avvik.map(({ rule }) => rule)).not.toContain('plan.planid.lengde');
	});

	it('that is too long to be one is asked for, and what the person tells is used', async () => {
		const bytes = planfil({ flater: [omrade, good], plan: lang(101) });
		expect(await stage(db, bytes)).toMatchObject({ feil: { code: 'plan-mangler' } });
		const { rapport } = await stage(db, bytes, { plan: 'KORT' });
		expect(rapport?.planidentifikasjon).toBe('KORT');
	});
});

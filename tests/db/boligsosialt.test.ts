import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Boligsosialrad } from '../../src/lib/domain/housing/boligsosialt.ts';
import { boligsosialoversikt, lagreBoligsosialt } from '../../src/lib/server/boligsosialt.ts';
import { Conflict } from '../../src/lib/server/errors.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql } from '../../src/lib/server/sql.ts';
import { planlegger, politiker } from '../support/brukere.ts';
import { openTestDatabase } from '../support/database.ts';
import { makeScenario } from '../support/plan.ts';

const VIRKELIG = { kommunenummer: '3443', illustrasjon: false };
let db: Database;
beforeAll(async () => {
	db = await openTestDatabase();
	await makeScenario(db, []);
});
afterAll(() => db.close());

const rader: Boligsosialrad[] = [
	{ gruppe: 'Unge', ordinare: 12, tilpassede: null, status: 'under-arbeid', merknad: 'Telles' },
	{ gruppe: 'Eldre', ordinare: 0, tilpassede: 30, status: 'vurdert', merknad: '' }
];

describe('the boligsosiale overview', () => {
	it('is kept version by version, line by line, where nothing is not 0; others than planners are not told who', async () => {
		expect(await boligsosialoversikt(db, planlegger, VIRKELIG)).toMatchObject({
			versjon: 0,
			rader: []
		});
		const endring = { versjon: 0, grunn: 'Første', rader };
		expect(await lagreBoligsosialt(db, VIRKELIG, endring, planlegger)).toBe(1);
		const lest = await boligsosialoversikt(db, planlegger, VIRKELIG);
		expect(lest).toMatchObject({ versjon: 1, hvem: 'planlegger' });
		expect(lest.rader).toEqual(rader);
		expect(await boligsosialoversikt(db, politiker, VIRKELIG)).toMatchObject({ hvem: 'Kommunen' });
		expect(
			await boligsosialoversikt(db, planlegger, { ...VIRKELIG, illustrasjon: true })
		).toMatchObject({ versjon: 0 });
		await expect(lagreBoligsosialt(db, VIRKELIG, endring, planlegger)).rejects.toThrow(Conflict);
		await lagreBoligsosialt(db, VIRKELIG, { versjon: 1, grunn: 'Tom', rader: [] }, planlegger);
		const { rows } = await db.query(sql`select from boligsosialt where versjon = 1`);
		expect(rows).toHaveLength(2);
		await expect(db.query(sql`update boligsosialt set ordinare = 1`)).rejects.toThrow(
			'append-only'
		);
	});
});

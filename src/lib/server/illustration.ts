import { loadDemoGoals } from '../../../db/demo/goals.ts';
import { loadDemo } from '../../../db/demo/load.ts';
import { createDemoKontoer } from './auth/demo.ts';
import { Conflict } from './errors.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** Is there no plan at all? Then this is a first start. */
export async function isEmpty(db: Queryable): Promise<boolean> {
	const { rowCount } = await db.query(sql`select from plan limit 1`);
	return rowCount === 0;
}

/** Loads the illustration municipality with its invented goals, and the demo accounts that may stand beside it. */
export async function loadIllustration(db: Database, log: (line: string) => void): Promise<void> {
	const { rowCount } = await db.query(sql`select from plan where illustrasjon limit 1`);
	if (rowCount > 0) throw new Conflict('Illustrasjonsdataene er lastet fra før.');
	log('Laster illustrasjonsdata (bare første gang, under et minutt) …');
	let accounts = 0;
	// All or nothing: a start that is killed half-way begins anew the next time.
	await loadDemo(db, {
		log,
		withIt: async (tx) => {
			await loadDemoGoals(tx);
			accounts = await createDemoKontoer(tx);
		}
	});
	log(`Illustrasjonsdata er lastet${accounts > 0 ? `, med ${accounts} demokontoer` : ''}.`);
}

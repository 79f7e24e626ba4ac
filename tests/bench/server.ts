import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { housingFor } from '../../src/lib/server/housing.ts';
import { objectFeatures } from '../../src/lib/server/objects.ts';
import { listScenarios, scenarioById } from '../../src/lib/server/plans.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { validateScenario } from '../../src/lib/server/validation.ts';
import { demoServer } from './demoServer.ts';
import { median, ms, type Comparison, type Part } from './part.ts';

const ROUNDS = 3;

/** The heavy questions of the server. */
const questions: Readonly<Record<string, (db: Database, id: number) => Promise<number>>> = {
	'validateScenario, avvik': async (db, id) => (await validateScenario(db, id)).length,
	'housingFor, areas': async (db, id) => (await housingFor(db, id, UTEN_INNLOGGING)).areas.length,
	'objects.geojson, features': async (db, id) => {
		let count = 0;
		const scenario = await scenarioById(db, UTEN_INNLOGGING, id);
		const all = objectFeatures(db, scenario, { objekttype: null, bbox: null, srid: null });
		for await (const { properties } of all) count += properties.version > 0 ? 1 : 0;
		return count;
	}
};

async function ask(db: Database): Promise<void> {
	const [scenario] = await listScenarios(db, UTEN_INNLOGGING);
	if (!scenario) throw new Error('the database has no scenario');
	for (const [name, question] of Object.entries(questions)) {
		const times: number[] = [];
		let answer = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const started = performance.now();
			answer = await question(db, scenario.id);
			times.push(performance.now() - started);
		}
		console.log(`${name}: ${answer} in ${ms(median(times))} (${times.map(ms).join(', ')})`);
	}
}

async function run(): Promise<Comparison[]> {
	const { dataDir } = await demoServer();
	const db = await openDatabase({ dataDir });
	await ask(db).finally(() => db.close());
	return [];
}

/** Heavy questions on the illustration plan, embedded engine: milliseconds, with nothing to compare them with. */
export const server: Part = { name: 'server', missing: () => null, run };

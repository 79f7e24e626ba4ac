import { openDatabase } from '../../src/lib/server/db.ts';
import { diffBetween } from '../../src/lib/server/diff.ts';
import type { Database } from '../../src/lib/server/queryable.ts';
import { sql, type Statement } from '../../src/lib/server/sql.ts';
import { tilstandAv } from '../../src/lib/server/tilstand.ts';
import { nyDatabase } from '../support/nyDatabase.ts';
import { startServer } from '../support/server.ts';
import { demoServer } from './demoServer.ts';
import { workedOn } from './diffPlan.ts';
import { atMost, median, ms, type Comparison, type Part } from './part.ts';

const ROUNDS = 7;
const GOAL = 1.3;
const serverUrl = process.env.TEST_DATABASE_URL ?? '';

/** The matrix and no more: every purpose of the one scenario cut with every one of the other that it meets. */
const bareUnion = (a: number, b: number, only: Statement = sql`true`): Statement => sql`
	select a.kode, b.kode, sum(ST_Area(ST_Intersection(a.geom, b.geom, 0.001)))
	from planobjekt a join planobjekt b on a.geom && b.geom
	where a.scenario_id = ${a} and b.scenario_id = ${b} and a.tema = 'arealformal' and b.tema = 'arealformal' and ${only}
	group by 1, 2`;

/** The same for what is not alike in both. */
const bareUnionOfChanged = (a: number, b: number): Statement => {
	const ulike = sql`(select x.lokal_id from planobjekt x left join planobjekt y
		on y.scenario_id = ${b} and y.lokal_id = x.lokal_id and y.geom = x.geom where x.scenario_id = ${a} and y.id is null
		union select y.lokal_id from planobjekt y left join planobjekt x
		on x.scenario_id = ${a} and y.lokal_id = x.lokal_id and y.geom = x.geom where y.scenario_id = ${b} and x.id is null)`;
	return bareUnion(a, b, sql`a.lokal_id in ${ulike} and b.lokal_id in ${ulike}`);
};

async function timed(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

async function compare(db: Database): Promise<Comparison[]> {
	const { rows } = await db.query<{ id: number }>(
		sql`select min(id) as id from scenario where kind = 'gjeldende'`
	);
	const a = rows[0]?.id ?? 0;
	const b = await workedOn(db, a);
	await db.query(sql`analyze planobjekt`);
	const state = (id: number) => tilstandAv({ id, revision: 1 });
	const ways = {
		diff: () => diffBetween(db, state(a), state(b)),
		'all pairs': () => db.query(bareUnion(a, b)),
		'changed pairs': () => db.query(bareUnionOfChanged(a, b))
	};
	const times = {
		diff: [] as number[],
		'all pairs': [] as number[],
		'changed pairs': [] as number[]
	};
	for (let round = 0; round < ROUNDS; round++)
		for (const way of Object.keys(ways) as (keyof typeof ways)[])
			times[way].push(await timed(ways[way]));
	const diff = await ways.diff();
	console.log(
		`${db.engine}: ${diff.objects.length} objects differ, ${diff.matrix.length} transitions, ${diff.slivers.length} slivers; ` +
			Object.entries(times)
				.map(([way, all]) => `${way} ${ms(median(all))} (${all.map(ms).join(', ')})`)
				.join('; ')
	);
	const against = (other: keyof typeof times): Comparison => {
		const ratio = median(times.diff) / median(times[other]);
		return {
			name: `${db.engine}: diff of 1 000 zones / bare union, ${other}`,
			ours: ms(median(times.diff)),
			other: ms(median(times[other])),
			ratio,
			goal: atMost(GOAL, ratio)
		};
	};
	return [against('all pairs'), against('changed pairs')];
}

async function onEmbedded(): Promise<Comparison[]> {
	const { dataDir } = await demoServer();
	const db = await openDatabase({ dataDir });
	return compare(db).finally(() => db.close());
}

async function onPostgresql(): Promise<Comparison[]> {
	if (serverUrl === '') {
		console.log('PostgreSQL skipped: TEST_DATABASE_URL is not set');
		return [];
	}
	const { databaseUrl, remove } = await nyDatabase(serverUrl);
	try {
		const server = await startServer({ demo: true, env: { DATABASE_URL: databaseUrl } });
		const db = await openDatabase({ databaseUrl, dataDir: '' });
		return await compare(db).finally(async () => {
			await db.close();
			await server.stop();
		});
	} finally {
		await remove();
	}
}

/** What differs between two scenarios of 1 000 zones, told whole, against the bare union of their purposes in SQL. */
export const diff: Part = {
	name: 'diff',
	missing: () => null,
	run: async () => [...(await onEmbedded()), ...(await onPostgresql())]
};

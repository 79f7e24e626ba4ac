import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { poolSettings } from '../../src/lib/server/postgres.ts';
import type { Statement } from '../../src/lib/server/sql.ts';
import { UTEN_INNLOGGING } from '../../src/lib/server/auth/bruker.ts';
import { kartTileStatement } from '../../src/lib/server/tiles/kart.ts';
import { planTileStatement } from '../../src/lib/server/tiles/plan.ts';
import { nyDatabase } from '../support/nyDatabase.ts';
import { startServer } from '../support/server.ts';
import { hasProgram } from './childCost.ts';
import { withLiterals } from './literal.ts';
import { CLIENTS, loaded, type Load } from './load.ts';
import { atLeast, median, ms, type Comparison, type Part } from './part.ts';
import { pgbench } from './pgbench.ts';
import { raufossTiles } from './raufossTiles.ts';

const ROUNDS = 3;
const GOAL = 0.8;
const serverUrl = process.env.TEST_DATABASE_URL ?? '';

/** What is fetched and what makes it, tile by tile. */
interface Tiles {
	readonly name: string;
	readonly addresses: readonly string[];
	readonly statements: readonly Statement[];
}

async function fromServer(addresses: readonly string[]): Promise<Load> {
	const clients = promisify(execFile)(process.execPath, [
		join(import.meta.dirname, 'tileClients.ts')
	]);
	clients.child.stdin?.end(JSON.stringify(addresses));
	return JSON.parse((await clients).stdout) as Load;
}

async function throughDriver(databaseUrl: string, statements: readonly Statement[]): Promise<Load> {
	const pool = new pg.Pool({ ...poolSettings, connectionString: databaseUrl });
	try {
		return await loaded(statements.length, async (job) => {
			const { text, values } = statements[job] ?? { text: '', values: [] };
			await pool.query(text, [...values]);
		});
	} finally {
		await pool.end();
	}
}

const ways = {
	server: (_, { addresses }) => fromServer(addresses),
	pgbench: (url, { statements }) => pgbench(url, statements.map(withLiterals)),
	'pg Pool': (url, { statements }) => throughDriver(url, statements)
} satisfies Record<string, (url: string, tiles: Tiles) => Promise<Load>>;
type Way = keyof typeof ways;

async function compare(databaseUrl: string, tiles: Tiles): Promise<Comparison[]> {
	const loads: Record<Way, Load[]> = { server: [], pgbench: [], 'pg Pool': [] };
	for (let round = 0; round < ROUNDS; round++)
		for (const way of Object.keys(ways) as Way[])
			loads[way].push(await ways[way](databaseUrl, tiles));
	const of = (way: Way, what: keyof Load) => median(loads[way].map((load) => load[what]));
	for (const way of Object.keys(ways) as Way[]) {
		const rates = loads[way].map((load) => load.perSecond.toFixed(0)).join(', ');
		console.log(
			`${tiles.name}, ${way}: ${of(way, 'perSecond').toFixed(0)} tiles/s of ${rates}; ` +
				`p50 ${ms(of(way, 'p50Ms'))}, p95 ${ms(of(way, 'p95Ms'))}`
		);
	}
	const shown = (way: Way) => `${of(way, 'perSecond').toFixed(0)}/s, p95 ${ms(of(way, 'p95Ms'))}`;
	const against = (other: Way) => {
		const ratio = of('server', 'perSecond') / of(other, 'perSecond');
		const name = `${tiles.name}, ${CLIENTS} clients, server / ${other}`;
		return { name, ours: shown('server'), other: shown(other), ratio };
	};
	const bare = against('pgbench');
	return [{ ...bare, goal: atLeast(GOAL, bare.ratio) }, against('pg Pool')];
}

async function tileSets(url: string): Promise<Tiles[]> {
	const scenarios = (await (await fetch(`${url}/api/scenarios`)).json()) as { id: number }[];
	const scenario = scenarios[0];
	if (!scenario) throw new Error('the server has no scenario');
	const asked = { bruker: UTEN_INNLOGGING, scenario: scenario.id, known: [] };
	const tiles = raufossTiles();
	const addresses = (of: number | string) =>
		tiles.map(({ z, x, y }) => `${url}/tiles/${of}/${z}/${x}/${y}.mvt`);
	return [
		{
			name: 'plan tiles',
			addresses: addresses(scenario.id),
			statements: tiles.map((tile) => planTileStatement('postgresql', { ...asked, tile }))
		},
		{
			name: 'background tiles',
			addresses: addresses('kart'),
			statements: tiles.map((tile) => kartTileStatement('postgresql', { tile, known: [] }))
		}
	];
}

async function run(): Promise<Comparison[]> {
	const { databaseUrl, remove } = await nyDatabase(serverUrl);
	try {
		const env = { DATABASE_URL: databaseUrl, PLANBORDET_TILE_CACHE: '0' };
		const server = await startServer({ demo: true, env });
		try {
			const comparisons: Comparison[] = [];
			for (const tiles of await tileSets(server.url))
				comparisons.push(...(await compare(databaseUrl, tiles)));
			return comparisons;
		} finally {
			await server.stop();
		}
	} finally {
		await remove();
	}
}

/** Tiles a second from the server, its memory of tiles off, against the same SQL run bare. */
export const tiles: Part = {
	name: 'tiles',
	missing: async () => {
		if (serverUrl === '') return 'no PostgreSQL: TEST_DATABASE_URL is not set';
		return (await hasProgram('pgbench'))
			? null
			: 'pgbench (Debian: postgresql-contrib) is not here';
	},
	run
};

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasSharedData, sharedData } from '../support/sharedData.ts';
import { childCost, hasProgram, type Cost } from './childCost.ts';
import { atMost, mb, median, ms, type Comparison, type Part } from './part.ts';
import { writeRepeated } from './sosi50.ts';

const ROUNDS = 5;
const GOAL = 0.5;
const source = join(sharedData, 'sosi', 'Regplan.sos');
const here = import.meta.dirname;

type Command = readonly [command: string, args: (file: string, folder: string) => string[]];

/**
 * What is compared. `-f Memory` makes ogr2ogr read every object, build and copy every geometry, and write nothing:
 * the least it can do that is a parse. To a file is what people use it for; there its writer is counted too. «The reader»
 * parses every coordinate and property, assembles and checks every surface, and keeps what GeoJSON and property trees are made
 * of; «all taken out» makes them too, of every object, as an import does. `inspect` measures every object.
 */
const commands = {
	'ogr2ogr -f Memory': ['ogr2ogr', (file) => ['-f', 'Memory', 'mem', file]],
	'ogr2ogr -f GPKG': [
		'ogr2ogr',
		(file, folder) => ['-f', 'GPKG', '-overwrite', join(folder, 'ut.gpkg'), file]
	],
	'planbordet inspect --json': [
		process.execPath,
		(file) => [join(here, '../../src/cli/run.js'), 'inspect', file, '--json']
	],
	'the reader': [process.execPath, (file) => [join(here, 'bareReader.ts'), file]],
	'the reader, all taken out': [
		process.execPath,
		(file) => [join(here, 'bareReader.ts'), file, 'all']
	]
} satisfies Record<string, Command>;
type Name = keyof typeof commands;
const names = Object.keys(commands) as Name[];

async function measured(file: string, folder: string): Promise<Record<Name, Cost[]>> {
	const costs = Object.fromEntries(names.map((name) => [name, [] as Cost[]])) as Record<
		Name,
		Cost[]
	>;
	for (let round = 0; round < ROUNDS; round++)
		for (const name of names) {
			const [command, args]: Command = commands[name];
			// Compiled modules are kept from the first round on, as the command line keeps its own (src/cli/keepCompiled.ts).
			const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
			costs[name].push(await childCost(command, args(file, folder), env));
		}
	return costs;
}

async function run(): Promise<Comparison[]> {
	const folder = await mkdtemp(join(tmpdir(), 'planbordet-bench-'));
	try {
		const file = join(folder, 'regplan50.sos');
		const bytes = await writeRepeated(source, file);
		console.log(
			`Regplan.sos repeated to ${(bytes / 1e6).toFixed(1)} MB, ISO8859-1, ${ROUNDS} rounds`
		);
		return compared(await measured(file, folder));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function compared(costs: Record<Name, Cost[]>): Comparison[] {
	const time = (name: Name) => median(costs[name].map((cost) => cost.ms));
	const peak = (name: Name) => median(costs[name].map((cost) => cost.peakMb ?? Number.NaN));
	for (const name of names) {
		const all = costs[name].map((cost) => ms(cost.ms)).join(', ');
		console.log(`${name}: median ${ms(time(name))} of ${all}; peak memory ${mb(peak(name))}`);
	}
	const against = (ours: Name, other: Name, isGoal: boolean): Comparison => {
		const ratio = time(ours) / time(other);
		return {
			name: `SOSI 50 MB, ${ours} / ${other}`,
			ours: `${ms(time(ours))}, ${mb(peak(ours))}`,
			other: `${ms(time(other))}, ${mb(peak(other))}`,
			ratio,
			...(isGoal && { goal: atMost(GOAL, ratio) })
		};
	};
	return [
		against('the reader', 'ogr2ogr -f Memory', true),
		against('the reader, all taken out', 'ogr2ogr -f Memory', true),
		against('planbordet inspect --json', 'ogr2ogr -f Memory', true),
		against('planbordet inspect --json', 'ogr2ogr -f GPKG', false)
	];
}

/** SOSI parse against Debian's ogr2ogr on the same file. */
export const sosi: Part = {
	name: 'sosi',
	missing: async () => {
		if (!hasSharedData || !existsSync(source)) return 'Regplan.sos (../shared/data) is not here';
		return (await hasProgram('ogr2ogr')) ? null : 'ogr2ogr (Debian: gdal-bin) is not here';
	},
	run
};

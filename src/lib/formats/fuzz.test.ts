import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flate, HOSTILE, sosiText, square } from '../../../tests/support/hostileSosi.ts';
import { mutate, seededRandom } from '../../../tests/support/mutate.ts';
import { hasSharedData, sharedData } from '../../../tests/support/sharedData.ts';
import { inspect } from './inspect.ts';
import { UleseligFil } from './kildefil.ts';
import { readFile } from './read.ts';

/** FUZZ_SECONDS gives it longer; the seed stays, so that what is found is found again. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 10);
const SEED = 20_260_101;
/** CPU seconds of this thread: other work on the machine does not count. */
const MAX_SECONDS_EACH = 2;

/** What comes out, as text; anything but an answer or UleseligFil is thrown on. */
async function outcome(bytes: Uint8Array, name: string): Promise<string> {
	try {
		const fil = await readFile(bytes, name);
		return JSON.stringify([inspect(fil), fil.objekter.map(({ geometry }) => geometry)]);
	} catch (error) {
		if (error instanceof UleseligFil) return `${error.code}: ${error.message}`;
		throw error;
	}
}

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
	const before = process.threadCpuUsage();
	await work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1e6;
}

const MADE: readonly (readonly [string, string])[] = [
	[
		'square.sos',
		sosiText(
			`${square(1, 0, 0, 100)}\n${square(2, 10, 10, 5)}\n${flate(3, ':1\n(:2)')}\n${flate(4, ':3 (:-2)')}`
		)
	],
	[
		'arcs.sos',
		sosiText(
			'.BUEP 1:\n..NØ\n0 0 ...KP 1\n..NØ\n10 10\n0 20\n.BUE 2:\n..NØH\n0 20 1\n-10 10 2\n0 0 3\n.FLATE 3:\n..REF :1 :2\n..NØ\n1 1'
		)
	],
	[
		'texts.sos',
		sosiText(
			'.TEKST 1:\n..STRENG "a" &\n"b ! c"\n..A\n...B \'x\n....C y ! z\n..NØ 1 2 3 4\n.SVERM 2:\n..NØ\n1\n2 3\n4'
		)
	],
	[
		'point.geojson',
		'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[10.5,60.5]}}]}'
	]
];

function samples(): readonly (readonly [string, Uint8Array])[] {
	const made = MADE.map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
	if (!hasSharedData) return made;
	const real = ['sosi', 'geojson', 'gml'].flatMap((folder) =>
		readdirSync(`${sharedData}${folder}`, { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => name)
			.toSorted()
			.map(
				(name) => [name, new Uint8Array(readFileSync(`${sharedData}${folder}/${name}`))] as const
			)
			.filter(([, bytes]) => bytes.length < 1_000_000)
	);
	return [...made, ...real];
}

describe('a file that was damaged, or made to do harm', () => {
	it(
		'gives an answer or is refused: nothing is thrown, nothing hangs, and the same file gives the same answer',
		{ timeout: (SECONDS + 60) * 1000 },
		async () => {
			const random = seededRandom(SEED);
			const files = samples();
			const until = performance.now() + SECONDS * 1000;
			let runs = 0;
			for (; runs < 40 || performance.now() < until; runs++) {
				const [name, bytes] = files[Math.floor(random() * files.length)] ?? ['', new Uint8Array()];
				const mutated = mutate(bytes, random);
				let answer = '';
				const seconds = await cpuSeconds(async () => {
					answer = await outcome(mutated, name);
				});
				expect(seconds, `${name}, run ${runs}`).toBeLessThan(MAX_SECONDS_EACH);
				if (runs % 10 === 0) expect(await outcome(mutated, name)).toBe(answer);
			}
			expect(runs).toBeGreaterThanOrEqual(40);
		}
	);

	it.each(Object.entries(HOSTILE))('is read in linear time: %s', async (_, make) => {
		const bytes = new TextEncoder().encode(make());
		const small = await cpuSeconds(async () => {
			const fil = await readFile(bytes, 'x.sos').catch((error: unknown) => error);
			if (!(fil instanceof UleseligFil)) inspect(fil as Parameters<typeof inspect>[0]);
		});
		expect(small).toBeLessThan(2 * MAX_SECONDS_EACH);
	});
});

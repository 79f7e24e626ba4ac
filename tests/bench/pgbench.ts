import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CLIENTS, COUNTED_MS, loadOf, WARM_MS, type Done, type Load } from './load.ts';

const execute = promisify(execFile);

/** pgbench's log: client, transaction, microseconds it took, script, and when it was finished (s and µs). */
async function readLog(folder: string): Promise<Done[]> {
	const files = (await readdir(folder)).filter((name) => name.startsWith('logg'));
	const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
	const all = texts
		.flatMap((text) => text.trimEnd().split('\n'))
		.map((line) => line.split(' ').map(Number))
		.map(([, , us = 0, , s = 0, part = 0]) => ({ at: s * 1000 + part / 1000, ms: us / 1000 }));
	const first = all.reduce((least, { at, ms }) => Math.min(least, at - ms), Infinity);
	return all.map(({ at, ms }) => ({ at: at - first, ms }));
}

/** The statements run bare by pgbench with CLIENTS connections, each taking one of them after another. */
export async function pgbench(url: string, statements: readonly string[]): Promise<Load> {
	const folder = await mkdtemp(join(tmpdir(), 'planbordet-pgbench-'));
	try {
		const scripts = statements.map((_, i) => join(folder, `${i}.sql`));
		await Promise.all(scripts.map((path, i) => writeFile(path, `${statements[i]};\n`)));
		const seconds = String((WARM_MS + COUNTED_MS) / 1000 + 1);
		await execute(
			'pgbench',
			[
				'-n',
				'-c',
				String(CLIENTS),
				'-j',
				'2',
				'-T',
				seconds,
				'-l',
				'--log-prefix',
				join(folder, 'logg')
			]
				.concat(scripts.flatMap((path) => ['-f', path]))
				.concat(url),
			{ cwd: folder, maxBuffer: 64 * 1024 * 1024 }
		);
		return loadOf(await readLog(folder));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

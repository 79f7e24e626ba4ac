import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where a run of the end-to-end tests keeps the folders it copies: set by its global set-up, told to its workers. */
const STED = 'PLANBORDET_E2E_MAPPER';
const LOOK_MS = 100;

/** Makes the place of a run's folders; the answer removes it. */
export function ferdigeMapper(): () => void {
	const sted = mkdtempSync(join(tmpdir(), 'planbordet-e2e-mapper-'));
	process.env[STED] = sted;
	return () => {
		rmSync(sted, { recursive: true, force: true });
	};
}

const isFirst = (lock: string): boolean => {
	try {
		mkdirSync(lock);
		return true;
	} catch {
		return false;
	}
};

/** The folder, made by the first that asks for it in this run, whichever worker it is; the others wait. */
async function ferdig(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
	const lock = `${folder}.lages`;
	while (!existsSync(folder)) {
		if (!isFirst(lock)) {
			await wait(LOOK_MS);
			continue;
		}
		const draft = `${folder}.${process.pid.toString()}`;
		try {
			await make(draft);
			renameSync(draft, folder);
		} finally {
			// Where it failed, the next one tries; where it is there, nobody looks at the lock.
			rmSync(lock, { recursive: true });
		}
	}
}

/**
 * A new data folder for a server: a copy of one that a server made at its first start in this run, and left whole.
 * Outside a run of the end-to-end tests it is empty, and the server makes its own.
 */
export async function nyMappe(
	name: string,
	make: (folder: string) => Promise<void>
): Promise<string> {
	const mappe = mkdtempSync(join(tmpdir(), 'planbordet-e2e-'));
	const sted = process.env[STED];
	if (sted === undefined) return mappe;
	const folder = join(sted, name);
	await ferdig(folder, make);
	cpSync(folder, mappe, { recursive: true });
	return mappe;
}

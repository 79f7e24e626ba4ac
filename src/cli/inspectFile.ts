import { readdir, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Inspeksjon } from '../lib/formats/inspect.ts';
import { UleseligFil } from '../lib/formats/kildefil.ts';
import type { InspectAnswer } from './inspectWorker.ts';

export interface Guard {
	/** Milliseconds until the reading is given up. */
	readonly timeoutMs?: number;
	/** Memory for the objects, in megabytes. */
	readonly heapMb?: number;
}

const tooHeavy = (cause: unknown) =>
	new UleseligFil('for-tung', 'Filen er for tung å lese. Del den opp i mindre filer.', { cause });

/** What is at the path, if it is not a file. */
async function assertFile(path: string): Promise<void> {
	const at = await stat(path).catch((cause: unknown) => {
		throw new UleseligFil('finnes-ikke', `Finner ikke filen ${path}.`, { cause });
	});
	if (at.isFile()) return;
	if (!at.isDirectory()) throw new UleseligFil('ikke-fil', `${path} er ikke en fil.`);
	const gml = (await readdir(path)).some((name) => /\.gml$/i.test(name));
	throw gml
		? new UleseligFil('ikke-stottet', `${path} er en mappe med GML-filer. GML støttes ikke ennå.`)
		: new UleseligFil('mappe', `${path} er en mappe. Velg én fil.`);
}

function inThread(
	path: string,
	{ timeoutMs = 180_000, heapMb = 3072 }: Guard
): Promise<Inspeksjon> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('inspectWorker.ts', import.meta.url), {
			workerData: { path },
			resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 96 }
		});
		const end = (settle: () => void) => {
			clearTimeout(timer);
			settle();
			void worker.terminate();
		};
		const timer = setTimeout(() => {
			end(() => {
				reject(tooHeavy(new Error(`no answer within ${timeoutMs} ms`)));
			});
		}, timeoutMs);
		worker.on('message', (message: InspectAnswer) => {
			end(() => {
				if (message.kind === 'done') resolve(message.inspeksjon);
				else reject(new UleseligFil(message.code, message.message));
			});
		});
		worker.on('error', (error: NodeJS.ErrnoException) => {
			end(() => {
				reject(failure(error));
			});
		});
	});
}

/** A file that cannot be opened, or that filled the thread's memory, is unreadable; anything else is our own error. */
function failure(error: NodeJS.ErrnoException): Error {
	if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return tooHeavy(error);
	if (error.syscall === undefined) return error;
	return new UleseligFil('kan-ikke-apnes', 'Filen kan ikke åpnes. Har du tilgang til den?', {
		cause: error
	});
}

/**
 * What is in the file at a path? Read in a thread of its own with limits on time and memory, so that no file, and no bug, can
 * hang or eat the machine. Throws UleseligFil.
 */
export async function inspectFile(path: string, guard: Guard = {}): Promise<Inspeksjon> {
	await assertFile(path);
	return inThread(path, guard);
}

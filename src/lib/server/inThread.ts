import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UleseligFil } from '../formats/kildefil.ts';
import { projectRoot } from './projectRoot.ts';

export interface Guard {
	/** Milliseconds until the work is given up; counted anew from each part of an answer. */
	readonly timeoutMs?: number;
	/** Memory for the objects, in megabytes. */
	readonly heapMb?: number;
	/** Milliseconds that the work may go on after a first answer, before that one is taken. */
	readonly restMs?: number;
	/** Somebody wants it no more. */
	readonly signal?: AbortSignal;
	/** Takes each part of an answer that comes in parts. */
	readonly onPart?: (part: unknown) => void;
}

/**
 * What a thread answers. `first`: an answer to fall back on, if the rest is too heavy. `part`: one of many, kept whatever
 * becomes of the rest.
 */
export type ThreadAnswer<T> =
	| { readonly kind: 'part'; readonly value: unknown }
	| { readonly kind: 'first'; readonly value: T }
	| { readonly kind: 'done'; readonly value: T }
	| { readonly kind: 'unreadable'; readonly code: string; readonly message: string };

const tooHeavy = (cause: unknown) =>
	new UleseligFil('for-tung', 'Fila er for tung å lese. Del den opp i mindre filer.', { cause });

/** A file that cannot be opened, or that filled the thread's memory, is unreadable; anything else is our own error. */
function failure(error: unknown): Error {
	if (!(error instanceof Error)) return new Error('the thread failed', { cause: error });
	const { code, syscall } = error as NodeJS.ErrnoException;
	if (code === 'ERR_WORKER_OUT_OF_MEMORY') return tooHeavy(error);
	if (syscall === undefined) return error;
	return new UleseligFil('kan-ikke-apnes', 'Fila kan ikke åpnes. Har du tilgang til den?', {
		cause: error
	});
}

/**
 * What was compiled the last time is kept, and with it the modules whose types were stripped: Node strips them with
 * WebAssembly, and that in thread after thread crashed it now and then (nodejs/node#64500).
 */
const withCompileCache = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
	NODE_COMPILE_CACHE: join(projectRoot(), 'node_modules/.cache/planbordet'),
	...env
});

const started = (script: string, workerData: unknown, heapMb: number): Worker =>
	new Worker(join(projectRoot(), script), {
		workerData,
		env: withCompileCache(process.env),
		resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 96 }
	});

const terminate = (worker: Worker): void => {
	void worker.terminate();
};

/** How long a thread that has answered may take to end. */
const END_MS = 10_000;

/**
 * A thread that has answered ends by itself. To terminate it in that very moment crashed Node now and then: V8's list of
 * compiled pages is shared by all threads (nodejs/node#64500, #56312).
 */
function letEnd(worker: Worker): void {
	const patience = setTimeout(() => void worker.terminate(), END_MS).unref();
	worker.once('exit', () => {
		clearTimeout(patience);
	});
}

/**
 * Runs a script (its path from the project's root, so that the bundler leaves it alone) in a thread of its own, with
 * limits on time and memory: no file, and no bug, can hang or eat the process that asked. Throws UleseligFil.
 */
export function inThread<T>(
	script: string,
	workerData: unknown,
	{ timeoutMs = 180_000, heapMb = 3072, restMs = 60_000, signal, onPart }: Guard = {}
): Promise<T> {
	return new Promise((resolve, reject) => {
		const worker = started(script, workerData, heapMb);
		let first: { readonly value: T } | null = null;
		let isOver = false;
		const end = (settle: () => void, leave = terminate) => {
			isOver = true;
			clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
			settle();
			leave(worker);
		};
		const fail = (error: Error) => {
			end(() => {
				if (first && error instanceof UleseligFil) resolve(first.value);
				else reject(error);
			});
		};
		const within = (ms: number) =>
			setTimeout(() => {
				fail(tooHeavy(new Error(`no answer within ${ms} ms`)));
			}, ms);
		let timer = within(timeoutMs);
		const abort = () => {
			end(() => {
				reject(new UleseligFil('avbrutt', 'Lesingen er avbrutt.'));
			});
		};
		signal?.addEventListener('abort', abort);
		if (signal?.aborted) abort();
		const goOn = (ms: number) => {
			clearTimeout(timer);
			timer = within(ms);
		};
		worker.on('message', (message: ThreadAnswer<T>) => {
			if (isOver) return;
			if (message.kind === 'part') {
				onPart?.(message.value);
				goOn(timeoutMs);
			} else if (message.kind === 'first') {
				first = message;
				goOn(restMs);
			} else
				end(() => {
					if (message.kind === 'done') resolve(message.value);
					else reject(new UleseligFil(message.code, message.message));
				}, letEnd);
		});
		worker.on('error', (error: unknown) => {
			fail(failure(error));
		});
	});
}

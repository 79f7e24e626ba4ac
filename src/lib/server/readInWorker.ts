import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UleseligFil, type Kildefil } from '../formats/kildefil.ts';
import { projectRoot } from './projectRoot.ts';

export interface ReadOptions {
	readonly epsg?: number | undefined;
	/** Stop after so many milliseconds; a bug must not hang the server. */
	readonly timeoutMs?: number;
	readonly onProgress?: (share: number) => void;
	readonly signal?: AbortSignal;
}

/** What the worker says. */
export type ReadMessage =
	| { readonly kind: 'progress'; readonly share: number }
	| { readonly kind: 'done'; readonly fil: Kildefil }
	| { readonly kind: 'unreadable'; readonly code: string; readonly message: string };

const TIMEOUT_MS = 5 * 60_000;
/** A file of 100 MB reads within this; a file made to fill memory ends its worker and nothing else. */
const MAX_HEAP_MB = 3072;

const tooHeavy = (cause: unknown) =>
	new UleseligFil(
		'for-tung',
		'Fila er for tung å lese her. Del den opp i mindre filer og prøv igjen.',
		{ cause }
	);

/**
 * Reads a file in a thread of its own, with limits on time and memory: whatever is in it, the process that asked
 * lives on. Throws UleseligFil where nothing can be read.
 */
export function readInWorker(
	bytes: Uint8Array,
	filnavn: string,
	{ epsg, timeoutMs = TIMEOUT_MS, onProgress, signal }: ReadOptions = {}
): Promise<Kildefil> {
	return new Promise((resolve, reject) => {
		// A path, so that the bundler leaves the file and what it imports alone.
		const worker = new Worker(join(projectRoot(), 'src/lib/server/readWorker.ts'), {
			workerData: { bytes, filnavn, epsg },
			resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB }
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
		signal?.addEventListener('abort', () => {
			end(() => {
				reject(new UleseligFil('avbrutt', 'Lesingen ble avbrutt.'));
			});
		});
		worker.on('message', (message: ReadMessage) => {
			if (message.kind === 'progress') onProgress?.(message.share);
			else
				end(() => {
					if (message.kind === 'done') resolve(message.fil);
					else reject(new UleseligFil(message.code, message.message));
				});
		});
		worker.on('error', (error) => {
			const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
			end(() => {
				reject(outOfMemory ? tooHeavy(error) : error);
			});
		});
	});
}

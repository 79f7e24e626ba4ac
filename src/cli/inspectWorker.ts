import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { inspect, type Inspeksjon } from '../lib/formats/inspect.ts';
import { UleseligFil } from '../lib/formats/kildefil.ts';
import { readFile } from '../lib/formats/read.ts';

/** What the thread answers. */
export type InspectAnswer =
	| { readonly kind: 'done'; readonly inspeksjon: Inspeksjon }
	| { readonly kind: 'unreadable'; readonly code: string; readonly message: string };

const answer = (message: InspectAnswer) => parentPort?.postMessage(message);
const { path } = workerData as { readonly path: string };

try {
	const bytes = createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Uint8Array>;
	answer({ kind: 'done', inspeksjon: inspect(await readFile(bytes, basename(path))) });
} catch (error) {
	if (!(error instanceof UleseligFil)) throw error;
	answer({ kind: 'unreadable', code: error.code, message: error.message });
}

import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { inspect, type Inspeksjon } from '../lib/formats/inspect.ts';
import { UleseligFil } from '../lib/formats/kildefil.ts';
import { readFile } from '../lib/formats/read.ts';
import type { ThreadAnswer } from '../lib/server/inThread.ts';

const answer = (message: ThreadAnswer<Inspeksjon>) => parentPort?.postMessage(message);
const { path } = workerData as { readonly path: string };

try {
	const bytes = createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Uint8Array>;
	answer({ kind: 'done', value: inspect(await readFile(bytes, basename(path))) });
} catch (error) {
	if (!(error instanceof UleseligFil)) throw error;
	answer({ kind: 'unreadable', code: error.code, message: error.message });
}

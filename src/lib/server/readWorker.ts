import { parentPort, workerData } from 'node:worker_threads';
import { kopierbar, UleseligFil, type Kildefil } from '../formats/kildefil.ts';
import { readFile } from '../formats/read.ts';
import type { ThreadAnswer } from './inThread.ts';

const { bytes, filnavn, epsg } = workerData as {
	readonly bytes: Uint8Array;
	readonly filnavn: string;
	readonly epsg: number | undefined;
};
const answer = (message: ThreadAnswer<Kildefil>) => parentPort?.postMessage(message);

try {
	answer({ kind: 'done', value: kopierbar(await readFile(bytes, filnavn, { epsg })) });
} catch (error) {
	if (!(error instanceof UleseligFil)) throw error;
	answer({ kind: 'unreadable', code: error.code, message: error.message });
}

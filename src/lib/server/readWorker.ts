import { parentPort, workerData } from 'node:worker_threads';
import { UleseligFil } from '../formats/kildefil.ts';
import { readFile } from '../formats/read.ts';
import type { ReadMessage } from './readInWorker.ts';

const { bytes, filnavn, epsg } = workerData as {
	bytes: Uint8Array;
	filnavn: string;
	epsg: number | undefined;
};
const say = (message: ReadMessage) => parentPort?.postMessage(message);

try {
	const fil = await readFile(bytes, filnavn, { epsg });
	say({ kind: 'done', fil });
} catch (error) {
	if (!(error instanceof UleseligFil)) throw error;
	say({ kind: 'unreadable', code: error.code, message: error.message });
}

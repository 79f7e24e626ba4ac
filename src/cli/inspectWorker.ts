import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { inspect, withAvvik, type Inspeksjon } from '../lib/formats/inspect.ts';
import { UleseligFil } from '../lib/formats/kildefil.ts';
import { IKKE_PROVD, planomfang } from '../lib/formats/planomfang.ts';
import { readFile } from '../lib/formats/read.ts';
import type { InspectCall } from './inspectFile.ts';
import type { ThreadAnswer } from '../lib/server/inThread.ts';
import { filePieces } from './filePieces.ts';

const answer = (message: ThreadAnswer<Inspeksjon>) => parentPort?.postMessage(message);
const { path, epsg } = workerData as InspectCall;

try {
	const fil = await readFile(filePieces(path), basename(path), { epsg });
	const inspeksjon = inspect(fil);
	const omfang = planomfang(fil);
	if (omfang === 'plan') {
		answer({ kind: 'first', value: withAvvik(inspeksjon, [IKKE_PROVD]) });
		const { planavvik } = await import('../lib/formats/planavvik.ts');
		answer({ kind: 'done', value: withAvvik(inspeksjon, planavvik(fil)) });
	} else
		answer({ kind: 'done', value: withAvvik(inspeksjon, omfang === 'ingen' ? [] : [IKKE_PROVD]) });
} catch (error) {
	if (!(error instanceof UleseligFil)) throw error;
	answer({ kind: 'unreadable', code: error.code, message: error.message });
}

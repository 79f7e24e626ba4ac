import { readdir, stat } from 'node:fs/promises';
import type { Inspeksjon } from '../lib/formats/inspect.ts';
import { UleseligFil } from '../lib/formats/kildefil.ts';
import { inThread, type Guard } from '../lib/server/inThread.ts';

export interface InspectCall {
	readonly path: string;
	/** What the person says of a file that does not say its CRS itself. */
	readonly epsg?: number | undefined;
}

/** So long may the rules of a plan take (planavvik), ten times what they need; then the answer comes without them. */
const REST_MS = 30_000;

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

/**
 * What is in the file at a path? Read in a thread of its own with limits on time and memory, so that no file, and no bug, can
 * hang or eat the machine. Throws UleseligFil.
 */
export async function inspectFile(call: InspectCall, guard: Guard = {}): Promise<Inspeksjon> {
	await assertFile(call.path);
	return inThread('src/cli/inspectWorker.ts', call, { restMs: REST_MS, ...guard });
}

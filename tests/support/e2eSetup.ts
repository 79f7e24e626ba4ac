import { rmSync } from 'node:fs';
import { ferdigeMapper } from './ferdigMappe.ts';
import { newDataDir } from './server.ts';

/** Before the end-to-end tests a server is started once: it builds where the sources have changed, before two could do it at once. */
const setup = async (): Promise<() => void> => {
	const remove = ferdigeMapper();
	rmSync(await newDataDir(), { recursive: true });
	return remove;
};
export default setup;

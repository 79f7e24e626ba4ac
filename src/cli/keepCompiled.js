import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Keeps what Node makes of our modules, for the next time and for the threads that are started from here: without it,
 * stripping types and compiling take longer than reading an ordinary plan. Modules that are imported later are kept, so call
 * it first. A folder that cannot be written to is no error.
 *
 * JavaScript, like what calls it (run.js): to strip the first type of all Node must start a compiler of its own, which takes as
 * long as starting Node.
 */
export function keepCompiled() {
	const folder = join(import.meta.dirname, '../../node_modules/.cache/planbordet');
	const { directory } = enableCompileCache(folder);
	if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;
}

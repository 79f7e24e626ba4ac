import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real files for tests: they lie beside the project and are never copied into it. */
export const sharedData = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** false in a clone without them: the tests that need them are skipped. */
export const hasSharedData = existsSync(sharedData);

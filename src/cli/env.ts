import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Reads `.env` in the project's folder where there is one; what the environment says already stands. */
export function loadEnv(root: string): void {
	const file = join(root, '.env');
	if (existsSync(file)) process.loadEnvFile(file);
}

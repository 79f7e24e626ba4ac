import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maxUploadBytes } from '../lib/server/import/upload.ts';
import { projectRoot } from '../lib/server/projectRoot.ts';
import { loadEnv } from './env.ts';

/**
 * `npm start`: builds where the sources have changed since the last build, then serves. Migrations and
 * illustration data are the server's own first steps (server/app.ts), so that it answers when it can serve.
 */
const root = projectRoot();
loadEnv(root);
const entry = join(root, 'build', 'index.js');
const stampFile = join(root, 'build', 'kilder.txt');

/** Changes whenever a file that goes into the build does. */
function sourceStamp(): string {
	const hash = createHash('sha256');
	const patterns = ['src/**/*.*', 'db/**/*.ts', 'static/**/*.*', 'package.json', '*.config.*'];
	for (const file of patterns.flatMap((p) => globSync(p, { cwd: root })).sort()) {
		const { size, mtimeMs } = statSync(join(root, file));
		hash.update(`${file} ${size} ${mtimeMs}\n`);
	}
	return hash.digest('hex');
}

function build(stamp: string): void {
	console.log('Bygger Planbordet (bare når kildene er endret) …');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: root,
		stdio: 'inherit'
	});
	if (status !== 0) {
		console.error('Bygget feilet. Kjør «npm ci» og prøv igjen.');
		process.exit(1);
	}
	writeFileSync(stampFile, stamp);
}

const stamp = sourceStamp();
const isFresh =
	existsSync(entry) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (!isFresh) build(stamp);

const port = (process.env.PORT ??= '3000');
process.env.HOST ??= '127.0.0.1';
process.env.ORIGIN ??= `http://localhost:${port}`;
// A little more than our own limit, so that it is ours, with its own words, that is met.
process.env.BODY_SIZE_LIMIT ??= String(maxUploadBytes(process.env) + 1024 * 1024);
process.env.SHUTDOWN_TIMEOUT ??= '5';
try {
	await import(entry);
	console.log(`Planbordet er klart på ${process.env.ORIGIN} – stopp med Ctrl+C.`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}

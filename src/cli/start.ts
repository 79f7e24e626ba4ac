import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { maxUploadBytes } from '../lib/server/import/upload.ts';
import { projectRoot } from '../lib/server/projectRoot.ts';
import { putTilesFirst } from '../lib/server/tiles/first.ts';
import { errorCode } from '../lib/server/unavailable.ts';
import { loadEnv } from './env.ts';

/** What adapter-node's own start exports: Polka, and Node's server in it. */
interface Built {
	readonly server: Parameters<typeof putTilesFirst>[0] & { readonly server: Server };
}

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

const PORT_FAILS: Readonly<Record<string, string>> = {
	EADDRINUSE: 'er i bruk av et annet program',
	EACCES: 'har du ikke lov til å bruke'
};

/**
 * Asks for the port first: a second server would else build over the files that the first one serves, and open its
 * database, before it is told.
 */
async function requireFreePort(text: string, address: string): Promise<void> {
	const number = Number(text);
	if (!/^\d{1,5}$/.test(text) || number < 1 || number > 65_535)
		throw new Error(`PORT må være et tall fra 1 til 65535, ikke «${text}».`);
	const probe = createServer();
	try {
		await once(probe.listen(number, address), 'listening');
	} catch (cause) {
		const why = PORT_FAILS[errorCode(cause)];
		if (why === undefined) throw cause;
		throw new Error(
			`Port ${text} ${why}. Stopp det, eller velg en annen port: PORT=3001 npm start`,
			{ cause }
		);
	}
	await new Promise((done) => probe.close(done));
}

function prepare(): void {
	const stamp = sourceStamp();
	const isFresh =
		existsSync(entry) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
	if (!isFresh) build(stamp);
}

const port = (process.env.PORT ??= '3000');
const host = (process.env.HOST ??= '127.0.0.1');
process.env.ORIGIN ??= `http://localhost:${port}`;
// A little more than our own limit, so that it is ours, with its own words, that is met.
process.env.BODY_SIZE_LIMIT ??= String(maxUploadBytes(process.env) + 1024 * 1024);
process.env.SHUTDOWN_TIMEOUT ??= '5';
try {
	await requireFreePort(port, host);
	prepare();
	const { server } = (await import(entry)) as Built;
	if (!server.server.listening) await once(server.server, 'listening');
	putTilesFirst(server);
	console.log(`Planbordet er klart på ${process.env.ORIGIN} – stopp med Ctrl+C.`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { nyMappe } from './ferdigMappe.ts';

const root = join(import.meta.dirname, '..', '..');
const START_MS = 180_000;
const LOOK_MS = 50;

/** A built application on its own data folder and port, and its command line. */
export interface RunningServer {
	readonly url: string;
	readonly dataDir: string;
	/** Runs `planbordet …` beside the running server; rejects on a status other than 0. */
	cli(...args: string[]): Promise<string>;
	/** Stops it; the folder stays, whole. */
	close(): Promise<void>;
	/** Stops it, and removes the folder. */
	stop(): Promise<void>;
	/** Kills it as a power cut does; the folder stays. */
	kill(): Promise<void>;
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((done) => {
		probe.listen(0, '127.0.0.1', done);
	});
	const address = probe.address();
	await new Promise((done) => {
		probe.close(done);
	});
	return typeof address === 'object' && address ? address.port : 0;
}

async function untilHealthy(url: string, child: ChildProcess, log: string[]): Promise<void> {
	const until = Date.now() + START_MS;
	while (Date.now() < until) {
		await wait(LOOK_MS);
		if (child.exitCode !== null) break;
		const answer = await fetch(`${url}/api/health`).catch(() => null);
		if (answer?.ok) return;
	}
	throw new Error(`the server did not start:\n${log.join('')}`);
}

/** A folder in which a server was started once, with the illustration data or without. */
export const newDataDir = ({ demo = false } = {}): Promise<string> =>
	nyMappe(demo ? 'illustrasjon' : 'tom', async (dataDir) => {
		const first = await launch({ demo, env: {}, dataDir });
		await first.close();
	});

interface Start {
	/** The illustration data are there. */
	readonly demo?: boolean;
	readonly env?: NodeJS.ProcessEnv;
	/** A folder that is there, or that the server makes. */
	readonly dataDir?: string;
}

/** Starts build/ as `npm start` does. */
export async function startServer({
	demo = false,
	env = {},
	dataDir
}: Start = {}): Promise<RunningServer> {
	return launch({ demo, env, dataDir: dataDir ?? (await newDataDir({ demo })) });
}

async function launch({ demo, env, dataDir }: Required<Start>): Promise<RunningServer> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const serverEnv = {
		...process.env,
		DATABASE_URL: '',
		PLANBORDET_DATA: dataDir,
		PLANBORDET_DEMO: demo ? '1' : '0',
		PORT: String(port),
		HOST: '127.0.0.1',
		ORIGIN: url,
		...env
	};
	const log: string[] = [];
	const child = spawn(process.execPath, [join(root, 'src/cli/start.ts')], {
		cwd: root,
		env: serverEnv,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	child.stdout.on('data', (chunk: Buffer) => log.push(chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
	await untilHealthy(url, child, log);
	const cli = async (...args: string[]) => {
		const script = join(root, 'src/cli/planbordet.ts');
		const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], {
			cwd: root,
			env: serverEnv
		});
		return stdout.trim();
	};
	const close = async () => {
		const gone = new Promise((done) => child.once('exit', done));
		child.kill('SIGTERM');
		await Promise.race([gone, wait(15_000).then(() => child.kill('SIGKILL'))]);
	};
	const stop = async () => {
		await close();
		rmSync(dataDir, { recursive: true, force: true });
	};
	const kill = async () => {
		const gone = new Promise((done) => child.once('exit', done));
		child.kill('SIGKILL');
		await gone;
	};
	return { url, dataDir, cli, close, stop, kill };
}

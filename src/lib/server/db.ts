import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { Bridge } from './embedded/bridge.ts';
import { FolderInUse, folderOwner, lockFolder } from './embedded/lock.ts';
import { answers, serveSocket, socketPath, socketStream } from './embedded/socket.ts';
import { lyttVedOppkobling } from './lytting.ts';
import { poolDatabase, poolSettings } from './postgres.ts';
import type { Database } from './queryable.ts';
import { errorCode, Unavailable } from './unavailable.ts';

export interface DatabaseSettings {
	/** PostgreSQL's URL; without it the embedded engine is used. */
	readonly databaseUrl?: string | undefined;
	/** Folder of the embedded engine; made where it is missing. */
	readonly dataDir: string;
	/** The server itself: takes the folder or fails, and lets commands in by its socket. */
	readonly exclusive?: boolean;
	/** How long a client may sit on an open transaction while others wait (embedded engine), in milliseconds. */
	readonly idleTransactionMs?: number;
	readonly log?: (message: string) => void;
}

// Long enough for an import to read on between two COPYs, short enough that a forgotten transaction is found.
const IDLE_TRANSACTION_MS = 20_000;
// A server takes up to ten seconds to make its database on the first start.
const SOCKET_WAIT_MS = 20_000;
const OLDEST_POSTGRESQL = 150_000;

const openPostgresql = async (url: string, log?: (message: string) => void): Promise<Database> => {
	const pool = new pg.Pool({
		...poolSettings,
		connectionString: url,
		// The planner overrates overlays, and would compile for a tenth of a second what runs in less.
		options: '-c TimeZone=UTC -c jit=off'
	});
	const db = poolDatabase(pool, { engine: 'postgresql', ...(log && { log }) });
	try {
		const { rows } = await pool.query<{ version: number }>(
			"select current_setting('server_version_num')::integer as version"
		);
		if ((rows[0]?.version ?? 0) < OLDEST_POSTGRESQL)
			throw new Unavailable('Planbordet trenger PostgreSQL 15 eller nyere (DATABASE_URL).');
		return db;
	} catch (cause) {
		await db.close();
		if (cause instanceof Unavailable || !isUnreachable(cause)) throw cause;
		throw new Unavailable(
			`Får ikke kontakt med PostgreSQL (${cause.message || errorCode(cause)}). Kontroller DATABASE_URL, og at databasen er startet.`,
			{ cause }
		);
	}
};

/** Nobody there, or not let in: class 28 and 3D000 are PostgreSQL's own codes for the latter. */
const isUnreachable = (error: unknown): error is Error =>
	/^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|ENOENT|28|3D000|57P03)/.test(errorCode(error));

const embeddedPool = (stream: () => Duplex): pg.Pool =>
	new pg.Pool({
		...poolSettings,
		...lyttVedOppkobling,
		user: 'postgres',
		database: 'postgres',
		ssl: false,
		stream
	});

/** A first start that was cut off leaves half a database: nothing was committed in it, so it is made anew. */
const removeHalfMade = (folder: string, marker: string): void => {
	if (existsSync(marker)) rmSync(folder, { recursive: true, force: true });
	else if (!existsSync(folder)) writeFileSync(marker, '');
};

/** The engine is made, and its first start marked as whole when it is. */
const startEngine = async (bridge: Bridge, marker: string): Promise<void> => {
	await bridge.start();
	rmSync(marker, { force: true });
};

const openFolder = async (settings: DatabaseSettings): Promise<Database> => {
	const { dataDir, exclusive = false, idleTransactionMs = IDLE_TRANSACTION_MS, log } = settings;
	const lock = lockFolder(dataDir, exclusive ? socketPath(dataDir) : null);
	const folder = join(dataDir, 'pg');
	const marker = join(dataDir, 'pg.opprettes');
	const bridge = new Bridge({ folder, idleTransactionMs });
	try {
		removeHalfMade(folder, marker);
		await startEngine(bridge, marker);
		const server = exclusive ? await serveSocket(dataDir, bridge) : undefined;
		const onClose = async (): Promise<void> => {
			await server?.close();
			await bridge.close();
			lock.release();
		};
		const pool = embeddedPool(() => bridge.stream());
		return poolDatabase(pool, { engine: 'embedded', onClose, ...(log && { log }) });
	} catch (error) {
		await bridge.close();
		lock.release();
		throw error;
	}
};

/** Waits for a server that is starting; gives up at once where the owner of the folder lets nobody in. */
const answeringSocket = async (dataDir: string): Promise<string | undefined> => {
	const until = Date.now() + SOCKET_WAIT_MS;
	for (;;) {
		const socket = folderOwner(dataDir)?.socket ?? null;
		if (socket === null) return undefined;
		if (await answers(socket)) return socket;
		if (Date.now() > until) return undefined;
		await wait(200);
	}
};

const openThroughSocket = (path: string, log?: (message: string) => void): Database =>
	poolDatabase(
		embeddedPool(() => socketStream(path)),
		{ engine: 'embedded', ...(log && { log }) }
	);

/**
 * Opens the database: PostgreSQL where a URL is given, else the embedded one in the data folder. Where a running server
 * holds the folder, a command goes through its socket. This module alone knows which it became.
 */
export const openDatabase = async (settings: DatabaseSettings): Promise<Database> => {
	const { databaseUrl, exclusive = false, log } = settings;
	if (databaseUrl !== undefined && databaseUrl !== '') return openPostgresql(databaseUrl, log);
	const dataDir = resolve(settings.dataDir);
	try {
		return await openFolder({ ...settings, dataDir });
	} catch (error) {
		if (exclusive || !(error instanceof FolderInUse)) throw error;
		const socket = await answeringSocket(dataDir);
		if (socket === undefined) throw error;
		return openThroughSocket(socket, log);
	}
};

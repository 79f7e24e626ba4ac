import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import { concat } from './frames.ts';
import { proveGuard } from './proof.ts';

/** The engine's own functions that PGlite's types leave out. */
interface EngineModule {
	_PostgresMainLoopOnce: () => void;
	readonly FS: { readonly filesystems: { readonly NODEFS: NodeFileSystem } };
}

/** An open file of the engine; a folder has no file number. */
interface OpenFile {
	readonly nfd?: number;
	readonly node: unknown;
}

interface NodeFileSystem {
	readonly stream_ops: { fsync?: (file: OpenFile) => number };
	realPath(node: unknown): string;
}

// Without -F: fsync is on. Emscripten's fdatasync does nothing, its fsync asks the file system.
const startParams = [
	...PGlite.defaultStartParams.filter((param) => param !== '-F'),
	...['-c', 'wal_sync_method=fsync', '-c', 'timezone=UTC']
];

const moduleOf = (db: PGlite): EngineModule => db.Module;

const syncFolder = (path: string): void => {
	const folder = fs.openSync(path, 'r');
	try {
		fs.fsyncSync(folder);
	} finally {
		fs.closeSync(folder);
	}
};

/** PGlite's file system has no fsync: an acknowledged commit is given to the disk here, 1.2 ms each. */
const syncToDisk = (db: PGlite): void => {
	const files = moduleOf(db).FS.filesystems.NODEFS;
	files.stream_ops.fsync = ({ nfd, node }) => {
		if (nfd === undefined) syncFolder(files.realPath(node));
		else fs.fdatasyncSync(nfd);
		return 0;
	};
};

export interface Engine {
	/** Runs whole protocol messages to their end; the answer is the server's frames. */
	run(bytes: Uint8Array): Uint8Array;
	close(): Promise<void>;
}

// PostgreSQL's own long jumps and exits; anything else is a trap in the engine.
const isLongJump = (thrown: unknown): boolean =>
	thrown === 'unwind' ||
	thrown === Infinity ||
	(typeof thrown === 'object' &&
		thrown !== null &&
		'name' in thrown &&
		thrown.name === 'ExitStatus');

/** PGlite swallows traps inside the engine, and may then turn for ever: they are told of where they happen. */
const watchForTraps = (engine: EngineModule, onTrap: (thrown: unknown) => void): void => {
	const original = engine._PostgresMainLoopOnce;
	engine._PostgresMainLoopOnce = () => {
		try {
			original();
		} catch (thrown) {
			if (!isLongJump(thrown)) onTrap(thrown);
			throw thrown;
		}
	};
};

const runSync = (db: PGlite, bytes: Uint8Array): Uint8Array => {
	const answer: Uint8Array[] = [];
	// The work is done when the call returns; the promise only carries an error.
	void db.execProtocolRawStream(bytes, {
		syncToFs: false,
		onRawData: (data) => answer.push(data.slice())
	});
	return concat(answer);
};

/**
 * Opens the embedded PostGIS in a folder, with fsync on and the guard proved. `installGuard` must have run.
 * After `onTrap` the engine's memory cannot be trusted: it must end the thread, not return.
 */
export const openEngine = async (
	folder: string,
	onTrap: (thrown: unknown) => void
): Promise<Engine> => {
	const db = await PGlite.create(folder, {
		extensions: { postgis, pg_trgm, btree_gist, unaccent, pgcrypto },
		startParams
	});
	watchForTraps(moduleOf(db), onTrap);
	syncToDisk(db);
	await db.exec('create extension if not exists postgis');
	await proveGuard((text) => db.query(text));
	return { run: (bytes) => runSync(db, bytes), close: () => db.close() };
};

import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Bridge } from './bridge.ts';

// The system's limit for the path of a unix socket is 103 bytes on macOS, 107 on Linux.
const MAX_PATH_BYTES = 100;

const privateFolder = (dataDir: string): string => {
	const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
	return join(tmpdir(), `planbordet-${hash}`);
};

/** Where does a server on this data folder listen? In the folder, or with a long path in a private temporary one. */
export const socketPath = (dataDir: string): string => {
	const beside = join(resolve(dataDir), 'planbordet.sock');
	return Buffer.byteLength(beside) <= MAX_PATH_BYTES
		? beside
		: join(privateFolder(resolve(dataDir)), 'planbordet.sock');
};

/** Somebody else may have made the folder in the common temporary directory before us. */
const makePrivateFolder = (dataDir: string): void => {
	const folder = privateFolder(resolve(dataDir));
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const { mode, uid } = lstatSync(folder);
	const isFolder = (mode & 0o170000) === 0o040000;
	if (!isFolder || (mode & 0o077) !== 0 || uid !== process.getuid?.())
		throw new Error(`Mappen ${folder} er ikke privat. Fjern den, og start på nytt.`);
};

/** Binds with no rights for others from the first moment on. */
const listenPrivately = (server: Server, path: string): void => {
	// Only the main thread may set the mask; elsewhere the mode is set right after.
	const mask = isMainThread ? process.umask(0o177) : undefined;
	server.listen(path);
	if (mask !== undefined) process.umask(mask);
};

const takeIn = (socket: Socket, bridge: Bridge): void => {
	const stream = bridge.stream();
	stream.once('connect', () => {
		socket.pipe(stream);
		stream.pipe(socket);
	});
	socket.on('close', () => stream.destroy());
	stream.on('close', () => socket.destroy());
	// A cut connection is the other process' to tell about; here it only ends.
	socket.on('error', () => stream.destroy());
	stream.on('error', () => socket.destroy());
	stream.connect();
};

export interface SocketServer {
	close(): Promise<void>;
}

/** Lets other processes of the same user in (mode 0600): plain PostgreSQL wire protocol, piped to the embedded engine. */
export const serveSocket = async (dataDir: string, bridge: Bridge): Promise<SocketServer> => {
	const path = socketPath(dataDir);
	if (!path.startsWith(resolve(dataDir))) makePrivateFolder(dataDir);
	// We hold the folder's lock: a socket that lies here is a dead process'.
	rmSync(path, { force: true });
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
		takeIn(socket, bridge);
	});
	await new Promise<void>((listening, failed) => {
		server.once('error', failed);
		server.once('listening', listening);
		listenPrivately(server, path);
	});
	chmodSync(path, 0o600);
	return {
		close: () =>
			new Promise((closed) => {
				server.close(() => {
					closed();
				});
				for (const socket of open) socket.destroy();
			})
	};
};

/** A connection for pg's `stream` setting; pg's own host and port do not matter. */
export const socketStream = (path: string): Socket => {
	const socket = new Socket();
	const connect = socket.connect.bind(socket) as (path: string) => Socket;
	return Object.assign(socket, { connect: () => connect(path) });
};

/** Does a server answer there? */
export const answers = (path: string): Promise<boolean> =>
	new Promise((resolveAnswer) => {
		const socket = new Socket();
		socket.once('connect', () => {
			socket.destroy();
			resolveAnswer(true);
		});
		socket.once('error', () => {
			resolveAnswer(false);
		});
		socket.connect(path);
	});

import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { loaded } from './load.ts';

/**
 * Browsers in a process of their own: reads a list of addresses (JSON) on standard input, prints the load (JSON). Each
 * holds one connection and reads whole answers from it. HTTP is spoken on the bare socket: on a machine of few cores
 * what the clients use is taken from the server, as it is not by pgbench, which is written in C.
 */
const addresses = (JSON.parse(await text(process.stdin)) as string[]).map((address) => {
	const { host, hostname, port, pathname } = new URL(address);
	const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\n\r\n`;
	return { address, hostname, port: Number(port), request };
});

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** How many bytes is the answer that begins with `head`, body and all? Throws where it is not a tile. */
function lengthOf(head: string, address: string): number {
	if (head.startsWith('HTTP/1.1 204 ')) return head.length + END_OF_HEAD.length;
	const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
	if (!head.startsWith('HTTP/1.1 200 ') || length === undefined)
		throw new Error(`${address}: ${head}`);
	return head.length + END_OF_HEAD.length + Number(length);
}

/** One browser's connection, kept open: asks, and waits until all of the answer is there. */
class Connection {
	private readonly socket: Socket;
	private address = '';
	private got: Buffer = Buffer.alloc(0);
	private wanted = Infinity;
	private done: () => void = () => undefined;
	private fail: (error: Error) => void = () => undefined;
	constructor({ hostname, port }: { hostname: string; port: number }) {
		this.socket = connect(port, hostname).setNoDelay(true);
		this.socket.on('data', (chunk) => {
			this.take(chunk);
		});
		this.socket.on('error', (error) => {
			this.fail(error);
		});
		this.socket.on('close', () => {
			this.fail(new Error(`${this.address}: the connection was closed`));
		});
	}
	ask({ address, request }: { address: string; request: string }): Promise<void> {
		this.address = address;
		this.got = Buffer.alloc(0);
		this.wanted = Infinity;
		return new Promise((done, fail) => {
			this.done = done;
			this.fail = fail;
			this.socket.write(request);
		});
	}
	private take(chunk: Buffer): void {
		this.got = this.got.length === 0 ? chunk : Buffer.concat([this.got, chunk]);
		const end = this.wanted === Infinity ? this.got.indexOf(END_OF_HEAD) : -1;
		try {
			if (end >= 0) this.wanted = lengthOf(this.got.toString('latin1', 0, end), this.address);
		} catch (error) {
			this.fail(error as Error);
		}
		if (this.got.length >= this.wanted) this.done();
	}
	close(): void {
		this.socket.destroy();
	}
}

const idle: Connection[] = [];

async function fetchTile(job: number): Promise<void> {
	const address = addresses[job];
	if (!address) throw new Error(`there is no address ${job}`);
	const connection = idle.pop() ?? new Connection(address);
	await connection.ask(address);
	idle.push(connection);
}

console.log(JSON.stringify(await loaded(addresses.length, fetchTile)));
for (const connection of idle) connection.close();

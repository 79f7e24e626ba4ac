import { Duplex } from 'node:stream';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../projectRoot.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';

// GEOS recurses deeply on large polygons.
const STACK_MB = 16;
// Relative to the project: the bundler must leave the worker and the wasm alone.
const WORKER = 'src/lib/server/embedded/worker.ts';

/** What `pg` asks of a socket, over a stream to the worker. */
class BridgeStream extends Duplex {
	readonly #bridge: Bridge;
	#send: ((bytes: Uint8Array) => void) | undefined;
	#leave: (() => void) | undefined;

	constructor(bridge: Bridge) {
		super();
		this.#bridge = bridge;
	}
	connect(): this {
		this.#bridge.attach(this).then(
			({ send, leave }) => {
				this.#send = send;
				this.#leave = leave;
				this.emit('connect');
			},
			(error: unknown) => this.destroy(error as Error)
		);
		return this;
	}
	setNoDelay(): this {
		return this;
	}
	setKeepAlive(): this {
		return this;
	}
	setTimeout(): this {
		return this;
	}
	ref(): this {
		return this;
	}
	unref(): this {
		return this;
	}
	override _read(): void {
		// Answers are pushed when they come: the engine makes a whole answer at a time.
	}
	override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
		// A copy of its own, so that the memory can be handed over to the worker.
		this.#send?.(new Uint8Array(chunk));
		done();
	}
	override _final(done: () => void): void {
		this.#leave?.();
		this.push(null);
		done();
	}
	override _destroy(error: Error | null, done: (error: Error | null) => void): void {
		this.#leave?.();
		done(error);
	}
}

/**
 * The way to the embedded engine: any number of streams of PostgreSQL's wire protocol onto one worker thread. If the engine
 * dies, every stream is cut, and the next one starts it anew.
 */
export class Bridge {
	readonly #settings: WorkerSettings;
	readonly #streams = new Map<number, BridgeStream>();
	#lastId = 0;
	#starting: Promise<Worker> | undefined;
	#reason = '';

	constructor(settings: WorkerSettings) {
		this.#settings = settings;
	}

	/** Starts the engine if it does not run. */
	start(): Promise<Worker> {
		if (this.#starting === undefined) {
			const launched = this.#launch(() => {
				if (this.#starting === launched) this.#cutAll();
			});
			this.#starting = launched;
		}
		return this.#starting;
	}

	/** A connection, for pg's `stream` setting or for a socket to be piped through. */
	stream(): BridgeStream {
		return new BridgeStream(this);
	}

	/** Gives a stream its place in the worker; called when it connects. */
	async attach(
		stream: BridgeStream
	): Promise<{ send: (bytes: Uint8Array) => void; leave: () => void }> {
		const worker = await this.start();
		const id = ++this.#lastId;
		const say = (message: ToWorker, transfer: ArrayBuffer[] = []): void => {
			worker.postMessage(message, transfer);
		};
		this.#streams.set(id, stream);
		say({ kind: 'open', id });
		return {
			send: (bytes) => {
				say({ kind: 'data', id, bytes }, [bytes.buffer as ArrayBuffer]);
			},
			leave: () => {
				if (this.#streams.delete(id)) say({ kind: 'close', id });
			}
		};
	}

	/** Closes the database as PostgreSQL does it, with a last checkpoint. */
	async close(): Promise<void> {
		const worker = await this.#starting?.catch(() => undefined);
		if (worker === undefined) return;
		const closed = new Promise<void>((resolve) => {
			worker.on('message', (message: FromWorker) => {
				if (message.kind === 'closed') resolve();
			});
			worker.on('exit', () => {
				resolve();
			});
		});
		worker.postMessage({ kind: 'shutdown' } satisfies ToWorker);
		await closed;
		this.#starting = undefined;
		await worker.terminate();
	}

	#launch(onExit: () => void): Promise<Worker> {
		const worker = new Worker(join(projectRoot(), WORKER), {
			workerData: this.#settings,
			execArgv: [],
			resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: 4096 }
		});
		return new Promise((resolve, reject) => {
			worker.on('message', (message: FromWorker) => {
				if (message.kind === 'ready') resolve(worker);
				else this.#hear(message);
			});
			worker.on('error', (error) => {
				this.#reason = error instanceof Error ? error.message : String(error);
				reject(error instanceof Error ? error : new Error(String(error)));
			});
			worker.on('exit', () => {
				reject(new Error(`Den innebygde databasen stoppet under oppstart. ${this.#reason}`));
				onExit();
			});
		});
	}

	#hear(message: FromWorker): void {
		if (message.kind === 'fatal') this.#reason = message.reason;
		else if (message.kind === 'data')
			this.#streams.get(message.id)?.push(Buffer.from(message.bytes.buffer as ArrayBuffer));
		else if (message.kind === 'drop') {
			const stream = this.#streams.get(message.id);
			this.#streams.delete(message.id);
			stream?.destroy(new Error(message.reason));
		}
	}

	#cutAll(): void {
		this.#starting = undefined;
		const streams = [...this.#streams.values()];
		this.#streams.clear();
		for (const stream of streams)
			stream.destroy(new Error(`Den innebygde databasen startet på nytt. ${this.#reason}`));
	}
}

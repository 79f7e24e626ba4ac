import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

/** What a process hears of changes: the text that was told, or '' where it may have missed some. */
export type Horer = (text: string) => void;

const LISTEN = 'listen planbordet';
const AGAIN_MS = 1000;

export interface Lytter {
	/** Hears from now on, until what it answers with is called. */
	listen(heard: Horer): () => void;
	close(): Promise<void>;
}

const toAll = (horere: ReadonlySet<Horer>, text: string): void => {
	for (const heard of horere) heard(text);
};

/** What a pool of the embedded engine does with each new connection, before anybody has it. */
export const lyttVedOppkobling = {
	onConnect: (client: pg.ClientBase) => client.query(LISTEN)
};

/**
 * On the embedded engine all connections are one backend, and what is told comes back to the one that told it: each of the
 * pool's connections listens. What a command tells through the server's socket is heard by the command alone.
 */
export function lyttInnebygd(pool: pg.Pool): Lytter {
	const horere = new Set<Horer>();
	pool.on('connect', (client) => {
		client.on('notification', ({ payload = '' }) => {
			toAll(horere, payload);
		});
	});
	return {
		listen: (heard) => {
			horere.add(heard);
			return () => horere.delete(heard);
		},
		close: () => Promise.resolve()
	};
}

/** A connection of its own that listens until it is lost. */
async function lyttTil(client: pg.PoolClient, heard: Horer, signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	const done = () => {
		resolve(undefined);
	};
	client.on('notification', ({ payload = '' }) => {
		heard(payload);
	});
	client.on('error', done);
	client.on('end', done);
	signal.addEventListener('abort', done, { once: true });
	await client.query(LISTEN);
	// What was told while nobody listened is lost.
	heard('');
	await promise;
}

/**
 * On PostgreSQL one connection of the pool listens, from the first time that somebody asks; it is got anew when it is lost.
 */
export function lyttPostgresql(pool: pg.Pool, log?: (message: string) => void): Lytter {
	const horere = new Set<Horer>();
	const slutt = new AbortController();
	let running: Promise<void> | undefined;
	const once = async (): Promise<void> => {
		const client = await pool.connect();
		try {
			await lyttTil(
				client,
				(text) => {
					toAll(horere, text);
				},
				slutt.signal
			);
		} finally {
			client.release(true);
		}
	};
	const run = async (): Promise<void> => {
		while (!slutt.signal.aborted) {
			await once().catch((error: unknown) => {
				log?.(
					`Hører ikke etter endringer: ${error instanceof Error ? error.message : String(error)}`
				);
			});
			await wait(AGAIN_MS, undefined, { signal: slutt.signal }).catch(() => undefined);
		}
	};
	return {
		listen: (heard) => {
			horere.add(heard);
			running ??= run();
			return () => horere.delete(heard);
		},
		close: async () => {
			slutt.abort();
			await running;
		}
	};
}

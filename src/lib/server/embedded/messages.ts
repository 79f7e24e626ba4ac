/** What the bridge says to the worker; `id` is one client's stream. */
export type ToWorker =
	| { readonly kind: 'open'; readonly id: number }
	| { readonly kind: 'close'; readonly id: number }
	| { readonly kind: 'data'; readonly id: number; readonly bytes: Uint8Array }
	| { readonly kind: 'shutdown' };

/** What the worker says back. After `fatal` the worker ends: the engine's memory can no longer be trusted. */
export type FromWorker =
	| { readonly kind: 'ready' | 'closed' }
	| { readonly kind: 'data'; readonly id: number; readonly bytes: Uint8Array }
	| { readonly kind: 'drop'; readonly id: number; readonly reason: string }
	| { readonly kind: 'fatal'; readonly reason: string };

export interface WorkerSettings {
	/** Folder of the database itself (PGDATA). */
	readonly folder: string;
	/** How long a client may sit on an open transaction while others wait, in milliseconds. */
	readonly idleTransactionMs: number;
}

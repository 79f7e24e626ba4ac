import type { Database } from './queryable.ts';
import { sql, type Statement } from './sql.ts';

export interface Turgrense {
	/** Milliseconds after which no more is begun. */
	readonly maxMs: number;
	/** Somebody wants it no more: the next turn throws. */
	readonly signal?: AbortSignal | undefined;
}

interface Porsjoner {
	/** Items of the first portion; the next ones follow the time it took. */
	readonly first?: number;
	/** Items of the largest. */
	readonly most?: number;
	/** With so many rows the rest is left. */
	readonly enough?: number;
}

/** What the portions answered. */
interface Svar<Row> {
	readonly rows: Row[];
	/** Items that no statement was asked of. */
	readonly left: number;
}

/** A turn that lasts longer than this makes the next one smaller; one of less than a third of it, larger. */
const TUR_MS = 150;
const QUERY_CANCELED = '57014';

/** What PostgreSQL says when the time was up; where GEOS was at work, it says it in its own way. */
const wasCutOff = (error: unknown): boolean =>
	error instanceof Error &&
	'code' in error &&
	(error.code === QUERY_CANCELED || error.message.includes('InterruptedException'));

/**
 * Heavy work on the database in turns: statements short enough that everybody else gets in between them also on the
 * embedded engine, which has one connection and cannot be interrupted, until a time is up.
 */
export class Turer {
	private readonly db: Database;
	private readonly until: number;
	private readonly signal: AbortSignal | undefined;

	constructor(db: Database, { maxMs, signal }: Turgrense) {
		this.db = db;
		this.until = performance.now() + maxMs;
		this.signal = signal;
	}

	/** Does everybody else wait for each statement? Then what costs less in one goes in several. */
	get isAlene(): boolean {
		return this.db.engine === 'embedded';
	}

	/** One statement. null: the time was up before it, or, on PostgreSQL, before it was done. */
	async rows<Row>(statement: Statement): Promise<Row[] | null> {
		this.signal?.throwIfAborted();
		const left = Math.ceil(this.until - performance.now());
		if (left <= 0) return null;
		if (this.db.engine === 'embedded' || left === Infinity)
			return (await this.db.query<Row>(statement)).rows;
		try {
			return await this.db.transaction(async (tx) => {
				await tx.query(sql`select set_config('statement_timeout', ${String(left)}, true)`);
				return (await tx.query<Row>(statement)).rows;
			});
		} catch (error) {
			if (!wasCutOff(error)) throw error;
			return null;
		}
	}

	/** A statement for each portion of many items, as long as there is time. */
	async each<T, Row>(
		items: readonly T[],
		statement: (portion: readonly T[]) => Statement,
		{ first = 32, most = 4096, enough = Infinity }: Porsjoner = {}
	): Promise<Svar<Row>> {
		const rows: Row[] = [];
		let size = first;
		let at = 0;
		while (at < items.length && rows.length < enough) {
			const begun = performance.now();
			const found = await this.rows<Row>(statement(items.slice(at, at + size)));
			if (found === null) break;
			for (const row of found) rows.push(row);
			at += size;
			const ms = performance.now() - begun;
			if (ms > TUR_MS) size = Math.max(1, Math.floor((size * TUR_MS) / ms));
			else if (ms < TUR_MS / 3) size = Math.min(most, size * 2);
		}
		return { rows, left: Math.max(0, items.length - at) };
	}
}

import type { Statement } from './sql.ts';

export interface Result<Row> {
	readonly rows: Row[];
	readonly rowCount: number;
}

/** What every query function takes first: the pool, or the one connection of an open transaction. */
export interface Queryable {
	query<Row = Record<string, unknown>>(statement: Statement): Promise<Result<Row>>;
	/**
	 * COPY table (columns) FROM STDIN. Values: null, string, number, boolean, Uint8Array (bytea),
	 * plain object/array (jsonb); geometry as hex or text (E)WKB/EWKT.
	 */
	copyFrom(
		table: string,
		columns: readonly string[],
		rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>
	): Promise<number>;
}

export interface Database extends Queryable {
	readonly engine: 'embedded' | 'postgresql';
	/**
	 * One transaction on one connection: committed when `work` resolves, rolled back when it throws.
	 * Inside, use only the `tx` given: a second connection would wait for ever on the embedded engine.
	 */
	transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
	/** The same for reading: all its statements see the database as it was at the first of them. */
	snapshot<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
	/**
	 * Hears what is told on the channel planbordet, until what it answers with is called: from any process on PostgreSQL, from
	 * this one on the embedded engine. '' says that something may have been missed.
	 */
	listen(heard: (text: string) => void): () => void;
	close(): Promise<void>;
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BadRequest } from './badRequest.ts';
import { copyBlocks } from './copyText.ts';
import { withKeptPlans } from './keptPlans.ts';
import type { Database, Queryable, Result } from './queryable.ts';
import type { Statement } from './sql.ts';
import { lyttInnebygd, lyttPostgresql } from './lytting.ts';
import { hasNul } from './storable.ts';

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;
const NUMERIC = 1700;
const NUMERIC_ARRAY = 1231;
// pg's own parser of arrays, by the type it is kept under.
const TEXT_ARRAY = 1009;

/** bigint as a number where it is exact, else as it was written. */
const parseInt8 = (text: string): number | string => {
	const value = Number(text);
	return Number.isSafeInteger(value) ? value : text;
};

const pgParser = pg.types.getTypeParser as (oid: number, format?: string) => unknown;
const textArray = pgParser(TEXT_ARRAY) as (text: string) => (string | null)[];
const arrayOf = (parse: (text: string) => unknown) => (text: string) =>
	textArray(text).map((entry) => (entry === null ? null : parse(entry)));
const asWritten = (text: string): string => text;

// A date is a day, not a moment: as a Date it would shift with the time zone.
const parsers = new Map<number, (text: string) => unknown>([
	[INT8, parseInt8],
	[INT8_ARRAY, arrayOf(parseInt8)],
	[DATE, asWritten],
	[DATE_ARRAY, arrayOf(asWritten)],
	[NUMERIC, Number],
	[NUMERIC_ARRAY, arrayOf(Number)]
]);

const typeParser = (oid: number, format?: 'text' | 'binary'): unknown =>
	(format === 'binary' ? undefined : parsers.get(oid)) ?? pgParser(oid, format);

/** What every pool of ours has: bigint and numeric as numbers, date as YYYY-MM-DD, the session in UTC. */
export const poolSettings: pg.PoolConfig = {
	types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
	application_name: 'planbordet',
	max: 20
};

// The embedded engine must gather a COPY before it runs it: a long one goes over as several.
const COPY_CHARACTERS = 8 * 1024 * 1024;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const runCopy = async (
	client: pg.ClientBase,
	table: string,
	columns: readonly string[],
	rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>
): Promise<number> => {
	const iterator =
		Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
	const text = `copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`;
	let copied = 0;
	try {
		for (let done = false; !done;) {
			const { blocks, isDone } = copyBlocks(iterator, COPY_CHARACTERS);
			const stream = client.query(copyFrom(text));
			await pipeline(Readable.from(blocks), stream);
			copied += stream.rowCount;
			done = isDone();
		}
	} finally {
		await iterator.return?.();
	}
	return copied;
};

const runQuery = async <Row>(
	client: pg.ClientBase | pg.Pool,
	{ text, values }: Statement,
	name?: string
): Promise<Result<Row>> => {
	// The server would refuse it as an error of ours; it is whoever wrote the text that must know.
	if (values.some(hasNul))
		throw new BadRequest('ugyldig-tegn', 'Teksten har et tegn (NUL) som ikke kan brukes.');
	const answer = (await client.query({ text, values: [...values], ...(name && { name }) })) as
		pg.QueryResult | pg.QueryResult[];
	// A text of several statements gives one result each: the last one is the answer.
	const last = Array.isArray(answer) ? answer.at(-1) : answer;
	return { rows: (last?.rows ?? []) as Row[], rowCount: last?.rowCount ?? 0 };
};

const queryableOn = (client: pg.ClientBase): Queryable => ({
	query: (statement) => runQuery(client, statement),
	copyFrom: (table, columns, rows) => runCopy(client, table, columns, rows)
});

const commit = async (client: pg.ClientBase): Promise<void> => {
	const { command } = await client.query('commit');
	if (command !== 'COMMIT')
		throw new Error('The transaction had failed inside, and was rolled back instead of committed');
};

const asError = (thrown: unknown): Error =>
	thrown instanceof Error ? thrown : new Error(String(thrown));

const SNAPSHOT = 'begin isolation level repeatable read read only';

const inTransaction = async <T>(
	pool: pg.Pool,
	work: (client: pg.ClientBase) => Promise<T>,
	begin = 'begin'
): Promise<T> => {
	const client = await pool.connect();
	let broken: Error | undefined;
	// Between two statements nobody else listens: a connection lost then would end the whole process.
	const onBroken = (error: Error): void => {
		broken ??= error;
	};
	client.on('error', onBroken);
	try {
		await client.query(begin);
		const result = await work(client);
		await commit(client);
		return result;
	} catch (error) {
		// The reason it was lost says more than the statement that found it lost.
		const reason = broken ?? error;
		await client.query('rollback').catch((failure: unknown) => {
			broken ??= asError(failure);
		});
		throw reason;
	} finally {
		client.off('error', onBroken);
		client.release(broken);
	}
};

export interface PoolDatabaseOptions {
	readonly engine: Database['engine'];
	/** Told of connections that broke while nobody used them. */
	readonly log?: (message: string) => void;
	/** What is to be closed after the pool. */
	readonly onClose?: () => Promise<void>;
}

/** A pg pool as a Database. COPY is always one transaction: all rows or none. */
export const poolDatabase = (pool: pg.Pool, options: PoolDatabaseOptions): Database => {
	const lytter =
		options.engine === 'embedded' ? lyttInnebygd(pool) : lyttPostgresql(pool, options.log);
	pool.on('error', (error) => options.log?.(`Mistet en databaseforbindelse: ${error.message}`));
	return {
		engine: options.engine,
		query:
			options.engine === 'postgresql'
				? withKeptPlans((statement, name) => runQuery(pool, statement, name), options.log)
				: (statement) => runQuery(pool, statement),
		copyFrom: (table, columns, rows) =>
			inTransaction(pool, (client) => runCopy(client, table, columns, rows)),
		transaction: (work) => inTransaction(pool, (client) => work(queryableOn(client))),
		snapshot: (work) => inTransaction(pool, (client) => work(queryableOn(client)), SNAPSHOT),
		listen: (heard) => lytter.listen(heard),
		close: async () => {
			await lytter.close();
			await pool.end();
			await options.onClose?.();
		}
	};
};

import { createHash } from 'node:crypto';
import type { Queryable, Result } from './queryable.ts';
import type { Statement } from './sql.ts';

/** Runs a statement on some connection; a name asks PostgreSQL to keep its plan there. */
type Run = <Row>(statement: Statement, name?: string) => Promise<Result<Row>>;

/** The name says the text, so that two who share a connection behind a pooler can never mean different statements by it. */
const nameOf = (text: string): string =>
	`planbordet_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;

/**
 * What PostgreSQL says where a kept plan is not what was believed: not here (26000), here already (42P05), or its columns
 * have become others (0A000).
 */
const LOST = new Set<unknown>(['26000', '42P05', '0A000']);
const isLost = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && LOST.has(error.code);

/**
 * A query function that has PostgreSQL keep the plans of frequent statements: planning a tile costs a fifth of making it.
 * A pooler that hands out another connection for each transaction, and does not know of kept plans, loses them: the first
 * time that shows, the statement is sent again without a name (it reads only, and had not begun), and so are all later ones.
 */
export function withKeptPlans(run: Run, log?: (message: string) => void): Queryable['query'] {
	const names = new Map<string, string>();
	let isKept = true;
	const named = (text: string): string => {
		const name = names.get(text) ?? nameOf(text);
		names.set(text, name);
		return name;
	};
	const keepNoMore = (): void => {
		if (isKept) log?.('Databasen tar ikke vare på planer for spørringer; det går uten.');
		isKept = false;
	};
	return async <Row>(statement: Statement): Promise<Result<Row>> => {
		if (!isKept || !statement.isFrequent) return run<Row>(statement);
		try {
			return await run<Row>(statement, named(statement.text));
		} catch (error) {
			if (!isLost(error)) throw error;
			keepNoMore();
			return run<Row>(statement);
		}
	};
}

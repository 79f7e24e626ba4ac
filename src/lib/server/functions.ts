import type { Queryable } from './queryable.ts';
import { sql } from './sql.ts';

/** A file of SQL with the hash it is recognised by. */
export interface SqlFile {
	readonly navn: string;
	readonly text: string;
	readonly sha256: string;
}

// A changed return type or parameter name: `create or replace` cannot do it.
const INVALID_FUNCTION_DEFINITION = '42P13';

/** The function's versions by signature; more than one means a changed signature left the old one standing. */
const signatures = async (tx: Queryable, navn: string): Promise<string[]> => {
	const { rows } = await tx.query<{ signature: string }>(
		sql`select oid::regprocedure::text as signature from pg_proc
			where proname = ${navn} and pronamespace = current_schema()::regnamespace order by 1`
	);
	return rows.map(({ signature }) => signature);
};

const drop = async (tx: Queryable, dropped: readonly string[]): Promise<void> => {
	// The signatures come quoted from the catalogue itself.
	for (const signature of dropped)
		await tx.query({ text: `drop function ${signature}`, values: [] });
};

const create = async (tx: Queryable, { navn, text }: SqlFile): Promise<void> => {
	const before = await signatures(tx, navn);
	await tx.query(sql`savepoint funksjon`);
	try {
		await tx.query({ text, values: [] });
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code !== INVALID_FUNCTION_DEFINITION) throw error;
		await tx.query(sql`rollback to savepoint funksjon`);
		await drop(tx, before);
		await tx.query({ text, values: [] });
		return;
	}
	const after = await signatures(tx, navn);
	if (after.some((signature) => !before.includes(signature)))
		await drop(
			tx,
			after.filter((signature) => before.includes(signature))
		);
};

const createNamed = async (tx: Queryable, file: SqlFile): Promise<void> => {
	try {
		await create(tx, file);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`Databasefunksjonen ${file.navn} feilet: ${reason}`, { cause });
	}
};

const store = async (tx: Queryable, { navn, sha256 }: SqlFile): Promise<void> => {
	await tx.query(
		sql`insert into funksjon (navn, sha256) values (${navn}, ${sha256})
			on conflict (navn) do update set sha256 = excluded.sha256, kjort = now()`
	);
};

const dropWithoutFile = async (
	tx: Queryable,
	known: ReadonlyMap<string, string>,
	files: readonly SqlFile[]
): Promise<void> => {
	for (const navn of known.keys()) {
		if (files.some((file) => file.navn === navn)) continue;
		await drop(tx, await signatures(tx, navn));
		await tx.query(sql`delete from funksjon where navn = ${navn}`);
	}
};

const knownHashes = async (tx: Queryable): Promise<Map<string, string>> => {
	const { rows } = await tx.query<{ navn: string; sha256: string }>(
		sql`select navn, sha256 from funksjon order by navn`
	);
	return new Map(rows.map(({ navn, sha256 }) => [navn, sha256]));
};

/**
 * Makes the database's functions those of the files: changed ones are replaced (with a changed signature the old one is
 * dropped), ones without a file dropped. Twice in the order of their names: first with the bodies unchecked, since they
 * call each other, then checked when all are there.
 */
export const replayFunctions = async (
	tx: Queryable,
	files: readonly SqlFile[],
	log?: (message: string) => void
): Promise<void> => {
	const known = await knownHashes(tx);
	await dropWithoutFile(tx, known, files);
	const changed = files.filter(({ navn, sha256 }) => known.get(navn) !== sha256);
	await tx.query(sql`set local check_function_bodies = off`);
	for (const file of changed) {
		log?.(`Oppdaterer databasefunksjonen ${file.navn}`);
		await createNamed(tx, file);
	}
	await tx.query(sql`set local check_function_bodies = on`);
	for (const file of changed) {
		await createNamed(tx, file);
		await store(tx, file);
	}
};

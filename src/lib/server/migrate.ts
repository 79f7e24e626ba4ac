import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { replayFunctions, type SqlFile } from './functions.ts';
import { projectRoot } from './projectRoot.ts';
import type { Database, Queryable } from './queryable.ts';
import { sql } from './sql.ts';

export interface MigrateOptions {
	readonly log?: (message: string) => void;
	/** Folder with migrations/ and functions/; ours when not given. */
	readonly folder?: string;
}

// Any number, the same for every process of ours.
const LOCK = 20_081_985;
const OLDEST_POSTGIS = [3, 3] as const;

/** The SQL files of a folder in the order of their names. */
export const readSqlFiles = (folder: string): SqlFile[] =>
	readdirSync(folder)
		.filter((file) => file.endsWith('.sql'))
		.sort()
		.map((file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			const sha256 = createHash('sha256').update(text).digest('hex');
			return { navn: basename(file, '.sql'), text, sha256 };
		});

/** The lock is the transaction's first statement: one process at a time gets in, the next sees what it did. */
const locked = <T>(db: Database, work: (tx: Queryable) => Promise<T>): Promise<T> =>
	db.transaction(async (tx) => {
		await tx.query(sql`select pg_advisory_xact_lock(${LOCK})`);
		return work(tx);
	});

const checkPostgis = async (tx: Queryable): Promise<void> => {
	const { rows } = await tx.query<{ version: string }>(
		sql`select postgis_lib_version() as version`
	);
	const version = rows[0]?.version ?? '';
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldestMajor, oldestMinor] = OLDEST_POSTGIS;
	if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
		throw new Error(`Planbordet trenger PostGIS 3.3 eller nyere. Databasen har ${version}.`);
};

const prepare = async (tx: Queryable): Promise<void> => {
	await tx.query(sql`create extension if not exists postgis`);
	await checkPostgis(tx);
	await tx.query(sql`create table if not exists migrering (
		navn text primary key,
		sha256 text not null,
		kjort timestamptz not null default now()
	)`);
	await tx.query(sql`create table if not exists funksjon (
		navn text primary key,
		sha256 text not null,
		kjort timestamptz not null default now()
	)`);
};

const appliedHashes = async (tx: Queryable): Promise<Map<string, string>> => {
	const { rows } = await tx.query<{ navn: string; sha256: string }>(
		sql`select navn, sha256 from migrering order by navn`
	);
	return new Map(rows.map(({ navn, sha256 }) => [navn, sha256]));
};

/** What has been applied must be what lies in the folder: else nobody knows what the database is. */
const checkApplied = (applied: ReadonlyMap<string, string>, files: readonly SqlFile[]): void => {
	const onDisk = new Map(files.map(({ navn, sha256 }) => [navn, sha256]));
	for (const [navn, sha256] of applied) {
		const found = onDisk.get(navn);
		if (found === undefined)
			throw new Error(
				`Migreringen ${navn} er kjørt i databasen, men filen mangler i db/migrations. ` +
					'Bruk en nyere versjon av Planbordet, eller hent filen tilbake.'
			);
		if (found !== sha256)
			throw new Error(
				`Migreringen ${navn} er endret etter at den ble kjørt. ` +
					'Hent den opprinnelige filen tilbake, og skriv endringen som en ny migrering.'
			);
	}
};

const apply = async (tx: Queryable, { navn, text, sha256 }: SqlFile): Promise<void> => {
	try {
		await tx.query({ text, values: [] });
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`Migreringen ${navn} feilet: ${reason}`, { cause });
	}
	await tx.query(sql`insert into migrering (navn, sha256) values (${navn}, ${sha256})`);
};

/** Brings the database up to the files: migrations forward, then the functions that changed. Safe from many processes at once. */
export const migrate = async (db: Database, options: MigrateOptions = {}): Promise<void> => {
	const { folder = join(projectRoot(), 'db'), log } = options;
	const migrations = readSqlFiles(join(folder, 'migrations'));
	await locked(db, async (tx) => {
		await prepare(tx);
		checkApplied(await appliedHashes(tx), migrations);
	});
	for (const file of migrations)
		await locked(db, async (tx) => {
			const applied = await appliedHashes(tx);
			checkApplied(applied, migrations);
			if (applied.has(file.navn)) return;
			log?.(`Oppdaterer databasen: ${file.navn}`);
			await apply(tx, file);
		});
	await locked(db, (tx) => replayFunctions(tx, readSqlFiles(join(folder, 'functions')), log));
};

import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, Unavailable } from '../unavailable.ts';

/** Who holds the data folder; `socket` is where it takes other processes in, where it does. */
export interface LockRecord {
	readonly pid: number;
	readonly started: string | null;
	readonly token: string;
	readonly socket: string | null;
}

/** Another process that lives holds the data folder. */
export class FolderInUse extends Unavailable {
	override readonly name = 'FolderInUse';
	readonly owner: LockRecord;
	constructor(dataDir: string, owner: LockRecord) {
		super(
			`Datamappen er i bruk av prosess ${owner.pid} (${dataDir}). ` +
				'Vent til den er ferdig, eller stopp den, og prøv igjen.'
		);
		this.owner = owner;
	}
}

export interface FolderLock {
	release(): void;
}

/** A process id is used again; with its start time and the machine's boot it is used once. */
const startTime = (pid: number): string | null => {
	try {
		const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		return `${boot} ${afterName.split(' ')[19] ?? ''}`;
	} catch {
		// No /proc on this system (or the process is gone): the process id alone must do.
		return null;
	}
};

const isRunning = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

const isAlive = ({ pid, started }: LockRecord): boolean =>
	isRunning(pid) && (started === null || startTime(pid) === started);

const parse = (text: string): LockRecord | undefined => {
	try {
		const record = JSON.parse(text) as Partial<LockRecord> | null;
		if (typeof record?.pid !== 'number' || typeof record.token !== 'string') return undefined;
		const { pid, token, started = null, socket = null } = record;
		return { pid, token, started, socket };
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
};

const ifThere = <T>(work: () => T): T | undefined => {
	try {
		return work();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
};

/** Who holds the lock now? Undefined: nobody that lives. */
const liveOwner = (file: string): LockRecord | undefined => {
	const text = ifThere(() => readFileSync(file, 'utf8'));
	const record = text === undefined ? undefined : parse(text);
	return record !== undefined && isAlive(record) ? record : undefined;
};

/** The file appears with its content or not at all: a reader never sees a half-written lock. */
const create = (file: string, record: LockRecord): boolean => {
	const draft = `${file}.${record.token}`;
	writeFileSync(draft, JSON.stringify(record), { flush: true, mode: 0o600 });
	try {
		linkSync(draft, file);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(draft, { force: true });
	}
};

/**
 * Replaces a dead owner's lock. Two processes may find it dead at once, and the slower one must not throw out the
 * faster one's new lock: so the replacing is itself done under a lock, and the owner looked at once more.
 */
const takeOver = (file: string, record: LockRecord): boolean => {
	const claim = `${file}.overtak`;
	if (!acquire(claim, record)) return false;
	try {
		if (liveOwner(file) !== undefined) return false;
		const draft = `${file}.${record.token}`;
		writeFileSync(draft, JSON.stringify(record), { flush: true, mode: 0o600 });
		renameSync(draft, file);
		return true;
	} finally {
		rmSync(claim, { force: true });
	}
};

const acquire = (file: string, record: LockRecord): boolean =>
	create(file, record) || (liveOwner(file) === undefined && takeOver(file, record));

const lockFile = (dataDir: string): string => join(dataDir, 'planbordet.lock');

const isOurs = (file: string, { token }: LockRecord): boolean =>
	ifThere(() => parse(readFileSync(file, 'utf8')))?.token === token;

/** Why a folder cannot be used, by the operating system's code. */
const WHY: Readonly<Record<string, string>> = {
	EEXIST: 'det er en fil og ikke en mappe',
	ENOTDIR: 'en del av stien er en fil og ikke en mappe',
	EACCES: 'du har ikke lov til å skrive der',
	EPERM: 'du har ikke lov til å skrive der',
	EROFS: 'disken kan bare leses',
	ENOSPC: 'disken er full'
};

/** Does it in the data folder, which is made where it is missing; Unavailable where it cannot be. */
function inFolder<T>(dataDir: string, work: () => T): T {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		return work();
	} catch (cause) {
		const why = WHY[errorCode(cause)];
		if (why === undefined) throw cause;
		throw new Unavailable(
			`Datamappa ${dataDir} kan ikke brukes: ${why}. Velg en annen med PLANBORDET_DATA.`,
			{ cause }
		);
	}
}

/**
 * Takes the data folder for this process. Two engines on one folder would both commit, and one of them lose everything
 * without a word; so a living owner is refused (FolderInUse), and a dead one's lock taken over.
 */
export const lockFolder = (dataDir: string, socket: string | null = null): FolderLock => {
	const file = lockFile(dataDir);
	const { pid } = process;
	const record: LockRecord = { pid, started: startTime(pid), token: randomUUID(), socket };
	if (!inFolder(dataDir, () => acquire(file, record)))
		throw new FolderInUse(dataDir, liveOwner(file) ?? { ...record, pid: 0, socket: null });
	const release = (): void => {
		process.off('exit', release);
		if (isOurs(file, record)) rmSync(file, { force: true });
	};
	process.once('exit', release);
	return { release };
};

/** Who holds the data folder, if anyone that lives does? */
export const folderOwner = (dataDir: string): LockRecord | undefined =>
	liveOwner(lockFile(dataDir));

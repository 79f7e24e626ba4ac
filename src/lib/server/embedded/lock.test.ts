import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unavailable } from '../unavailable.ts';
import { FolderInUse, folderOwner, lockFolder } from './lock.ts';

let dataDir = '';
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'planbordet-lock-'));
});
afterEach(() => {
	rmSync(dataDir, { recursive: true });
});

const writeLock = (content: string): void => {
	writeFileSync(join(dataDir, 'planbordet.lock'), content);
};
const DEAD = JSON.stringify({ pid: 4_000_000, started: 'x', token: 'dead', socket: null });

describe('the lock on a data folder', () => {
	it('refuses a second owner and says which process has it and where it lets others in', () => {
		const lock = lockFolder(dataDir, '/tmp/sock');
		expect(() => lockFolder(dataDir)).toThrow(FolderInUse);
		expect(() => lockFolder(dataDir)).toThrow(
			`Datamappen er i bruk av prosess ${process.pid} (${dataDir})`
		);
		expect(folderOwner(dataDir)).toMatchObject({ pid: process.pid, socket: '/tmp/sock' });
		lock.release();
	});

	it('says why the folder cannot be used', () => {
		const file = join(dataDir, 'fil');
		writeFileSync(file, '');
		expect(() => lockFolder(file)).toThrow(/er en fil og ikke en mappe.*PLANBORDET_DATA/);
		expect(() => lockFolder(join(file, 'under'))).toThrow(Unavailable);
	});

	it('is free when released, and leaves no file', () => {
		lockFolder(dataDir).release();
		expect(folderOwner(dataDir)).toBeUndefined();
		expect(readdirSync(dataDir)).toEqual([]);
	});

	it('of a dead process is taken over', () => {
		writeLock(DEAD);
		const lock = lockFolder(dataDir);
		expect(folderOwner(dataDir)?.pid).toBe(process.pid);
		expect(readdirSync(dataDir)).toEqual(['planbordet.lock']);
		lock.release();
	});

	it('of a process whose number another one has now is taken over', () => {
		writeLock(JSON.stringify({ pid: process.pid, started: 'en annen gang', token: 'x' }));
		lockFolder(dataDir).release();
	});

	it('that cannot be read is taken over', () => {
		writeLock('{"pid":');
		lockFolder(dataDir).release();
	});

	it('whose taker died in the middle of taking over is taken over', () => {
		writeLock(DEAD);
		writeFileSync(join(dataDir, 'planbordet.lock.overtak'), DEAD);
		lockFolder(dataDir).release();
		expect(readdirSync(dataDir)).toEqual([]);
	});

	it('is not removed by one that has lost it', () => {
		const lock = lockFolder(dataDir);
		writeLock(DEAD);
		lock.release();
		expect(readdirSync(dataDir)).toEqual(['planbordet.lock']);
	});

	it('of a dead process is taken by exactly one of many that try at once', async () => {
		writeLock(DEAD);
		const module = fileURLToPath(new URL('./lock.ts', import.meta.url));
		// Whoever gets it keeps it until all have tried.
		const script = `const { lockFolder } = await import(${JSON.stringify(module)});
			try { lockFolder(${JSON.stringify(dataDir)}); console.log('mine'); setInterval(() => {}, 1000); }
			catch (error) { console.log(error.name); }`;
		const children = Array.from({ length: 6 }, () =>
			spawn(process.execPath, ['--input-type=module', '-e', script])
		);
		const outcomes = await Promise.all(
			children.map(
				(child) =>
					new Promise<string>((resolve) => {
						child.stdout.once('data', (said: Buffer) => {
							resolve(said.toString().trim());
						});
					})
			)
		);
		for (const child of children) child.kill('SIGKILL');
		expect(outcomes.filter((said) => said === 'mine')).toHaveLength(1);
		expect(outcomes.filter((said) => said === 'FolderInUse')).toHaveLength(5);
	});
});

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Another process of ours: a script in this folder, its lines of output, and how it ended. */
export interface Child {
	readonly process: ChildProcess;
	readonly lines: string[];
	/** Waits for a line that is so; an ended process is an error that says what it wrote. */
	until(isSo: (line: string) => boolean): Promise<string>;
	readonly ended: Promise<number | null>;
}

/** Starts a script of tests/support with arguments. */
export const startChild = (script: string, ...words: string[]): Child => {
	const path = fileURLToPath(new URL(script, import.meta.url));
	const child = spawn(process.execPath, [path, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
	const lines: string[] = [];
	const listeners = new Set<() => void>();
	const tell = (): void => {
		for (const listener of listeners) listener();
	};
	const hear = (line: string): void => {
		lines.push(line);
		tell();
	};
	createInterface(child.stdout).on('line', hear);
	createInterface(child.stderr).on('line', hear);
	let over = false;
	const ended = new Promise<number | null>((resolve) => {
		child.on('close', (code) => {
			over = true;
			tell();
			resolve(code);
		});
	});
	const until = (isSo: (line: string) => boolean): Promise<string> =>
		new Promise((resolve, reject) => {
			const look = (): void => {
				const line = lines.find(isSo);
				if (line === undefined && !over) return;
				listeners.delete(look);
				if (line === undefined) reject(new Error(`Ended without it:\n${lines.join('\n')}`));
				else resolve(line);
			};
			listeners.add(look);
			look();
		});
	return { process: child, lines, until, ended };
};

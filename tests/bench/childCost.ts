import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Cost {
	readonly ms: number;
	/** Highest resident memory; null where the system does not tell (other than Linux). */
	readonly peakMb: number | null;
}

/** The process' own high-water mark. */
function peakMb(pid: number): number | null {
	try {
		const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kilobytes === undefined ? null : Number(kilobytes) / 1024;
	} catch (error) {
		// Ended between two looks, or no such file system.
		if ((error as NodeJS.ErrnoException).code === undefined) throw error;
		return null;
	}
}

/** Runs a program to its end: whole wall time from start to exit. Rejects where it fails. */
export const childCost = (
	command: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = process.env
): Promise<Cost> =>
	new Promise((resolve, reject) => {
		const started = performance.now();
		const child = spawn(command, args, { stdio: 'ignore', env });
		let peak: number | null = null;
		const look = () => {
			if (child.pid !== undefined) peak = peakMb(child.pid) ?? peak;
		};
		const timer = setInterval(look, 20);
		child.on('error', reject);
		child.on('exit', (code) => {
			clearInterval(timer);
			if (code === 0) resolve({ ms: performance.now() - started, peakMb: peak });
			else reject(new Error(`${command} ${args.join(' ')}: exit status ${code}`));
		});
	});

/** Is there a program of this name? */
export const hasProgram = (command: string, arg = '--version'): Promise<boolean> =>
	new Promise((resolve) => {
		const child = spawn(command, [arg], { stdio: 'ignore' });
		child.on('error', () => {
			resolve(false);
		});
		child.on('exit', () => {
			resolve(true);
		});
	});

import { quantile } from './part.ts';

/** Fifty at once, a moment to get warm (connections, PROJ, compiled code), then a stretch that counts. */
export const CLIENTS = 50;
export const WARM_MS = 2000;
export const COUNTED_MS = 8000;

/** What one stretch of work gave. */
export interface Load {
	readonly perSecond: number;
	readonly p50Ms: number;
	readonly p95Ms: number;
}

export interface Done {
	/** When it was finished, in milliseconds from the start of all. */
	readonly at: number;
	readonly ms: number;
}

/** The rate and the waits of what was finished in the stretch that counts. */
export function loadOf(all: readonly Done[]): Load {
	const counted = all.filter(({ at }) => at >= WARM_MS && at < WARM_MS + COUNTED_MS);
	const waits = counted.map((done) => done.ms);
	return {
		perSecond: (counted.length * 1000) / COUNTED_MS,
		p50Ms: quantile(waits, 0.5),
		p95Ms: quantile(waits, 0.95)
	};
}

/** A sequence that looks random and is the same in every run. */
function* shuffled(count: number, seed: number): Generator<number> {
	for (let state = seed + 1; ;) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		yield Math.floor((state / 2 ** 32) * count);
	}
}

/** CLIENTS at once, each doing one of `count` jobs after another for as long as it takes. */
export async function loaded(count: number, work: (job: number) => Promise<void>): Promise<Load> {
	const all: Done[] = [];
	const started = performance.now();
	const client = async (seed: number): Promise<void> => {
		for (const job of shuffled(count, seed)) {
			const before = performance.now();
			if (before - started > WARM_MS + COUNTED_MS) return;
			await work(job);
			const now = performance.now();
			all.push({ at: now - started, ms: now - before });
		}
	};
	await Promise.all(Array.from({ length: CLIENTS }, (_, seed) => client(seed)));
	return loadOf(all);
}

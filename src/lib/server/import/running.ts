import { UleseligFil } from '../../formats/kildefil.ts';

/** So many imports are worked on at once, since each may fill the memory that a thread is given; the rest wait in line. */
const AT_ONCE = 2;
/** With so many in all, another is refused before its file is taken in: those that wait hold theirs in memory. */
const MOST = 8;

interface Running {
	readonly reading: Map<string, AbortController>;
	/** How many are being worked on, and what lets each of the others begin. */
	busy: number;
	readonly waiting: (() => void)[];
}

/**
 * The imports that this process is reading now. On globalThis, like the database: Vite's development server replaces
 * this module.
 */
const held = globalThis as typeof globalThis & { planbordetRunning?: Running };
const running: Running = (held.planbordetRunning ??= { reading: new Map(), busy: 0, waiting: [] });

/** Waits for one's turn; UleseligFil where somebody cancels it meanwhile. */
async function takeTurn(signal: AbortSignal): Promise<void> {
	if (running.busy < AT_ONCE) {
		running.busy += 1;
		return;
	}
	const { promise, resolve, reject } = Promise.withResolvers<undefined>();
	const begin = () => {
		resolve(undefined);
	};
	running.waiting.push(begin);
	signal.addEventListener('abort', () => {
		const place = running.waiting.indexOf(begin);
		if (place >= 0) running.waiting.splice(place, 1);
		reject(new UleseligFil('avbrutt', 'Lesingen er avbrutt.'));
	});
	await promise;
}

/** The place goes to the one who has waited longest. */
function giveTurn(): void {
	const next = running.waiting.shift();
	if (next) next();
	else running.busy -= 1;
}

/**
 * Does `work` while the import counts as being read here, when its turn comes; the signal tells that somebody cancelled it.
 */
export async function whileReading<T>(
	id: string,
	work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
	const controller = new AbortController();
	running.reading.set(id, controller);
	try {
		await takeTurn(controller.signal);
		try {
			return await work(controller.signal);
		} finally {
			giveTurn();
		}
	} finally {
		running.reading.delete(id);
	}
}

/** Are there as many as may wait? */
export const isFull = (): boolean => running.reading.size >= MOST;

/** Is this process at it? */
export const isReading = (id: string): boolean => running.reading.has(id);

/** Stops the thread that reads an import that was cancelled; nothing where it is not read here. */
export const stopReading = (id: string): void => {
	running.reading.get(id)?.abort();
};

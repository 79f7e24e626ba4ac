/**
 * The imports that this process is reading now. On globalThis, like the database: Vite's development server replaces
 * this module.
 */
const held = globalThis as typeof globalThis & {
	planbordetReading?: Map<string, AbortController>;
};
const reading = (held.planbordetReading ??= new Map<string, AbortController>());

/** Does `work` while the import counts as being read here; the signal tells that somebody cancelled it. */
export async function whileReading<T>(
	id: string,
	work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
	const controller = new AbortController();
	reading.set(id, controller);
	try {
		return await work(controller.signal);
	} finally {
		reading.delete(id);
	}
}

/** Is this process at it? */
export const isReading = (id: string): boolean => reading.has(id);

/** Stops the thread that reads an import that was cancelled; nothing where it is not read here. */
export const stopReading = (id: string): void => {
	reading.get(id)?.abort();
};

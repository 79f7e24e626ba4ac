import { errorCode } from '../unavailable.ts';

/** deadlock_detected and serialization_failure: PostgreSQL let one of those that met go, and nothing of it was done. */
const MOTTES = new Set(['40P01', '40001']);

/** The answer of a work that is all or nothing; where it met with another's, of the same once more. */
export async function ellerIgjen<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!MOTTES.has(errorCode(error))) throw error;
		return work();
	}
}

import type { Avvik } from '../domain/avvik.ts';
import type { Planhode } from '../domain/plan/planobjekt.ts';
import { ikkeVurdert } from '../domain/rules/plan/ikkeVurdert.ts';
import type { Planregel, Regelobjekt } from '../domain/rules/plan/index.ts';
import { UleseligFil } from '../formats/kildefil.ts';
import { inThread } from './inThread.ts';

/** An object as the database gives it; the geometry becomes numbers in the thread. */
export type Planrad = Omit<Regelobjekt, 'geometry' | 'buer'> & { readonly geometry: string };

export interface Planrader {
	readonly hode: Planhode;
	readonly rader: readonly Planrad[];
}

/** What the thread is asked. */
export interface Regelsporsmal extends Planrader {
	/** Ids of the rules. */
	readonly regler: readonly string[];
}

/** What it answers of each rule, in their order. */
export interface Regelsvar {
	readonly regel: string;
	readonly avvik: readonly Avvik[];
}

export interface Regelgrense {
	/** Milliseconds for all rules together, and for one. */
	readonly maxMs: number;
	readonly regelMs: number;
	readonly heapMb?: number;
	/** Somebody wants it no more. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * What do the rules find in a plan? In a thread of its own, so that no plan can hold up or fill the process that asks; a rule
 * that takes too long or too much is not judged, and that is said. The thread begins anew with those that are left.
 */
export async function provRegler(
	plan: Planrader,
	regler: readonly Planregel[],
	{ maxMs, regelMs, heapMb = 2048, signal }: Regelgrense
): Promise<Avvik[]> {
	const svar = new Map<string, readonly Avvik[]>();
	const until = performance.now() + maxMs;
	let igjen = regler;
	while (igjen.length > 0 && performance.now() < until) {
		const sporsmal: Regelsporsmal = { ...plan, regler: igjen.map(({ id }) => id) };
		const timeIsUp = AbortSignal.timeout(Math.ceil(until - performance.now()));
		try {
			await inThread<null>('src/lib/server/regelWorker.ts', sporsmal, {
				timeoutMs: regelMs,
				heapMb,
				signal: signal ? AbortSignal.any([timeIsUp, signal]) : timeIsUp,
				onPart: (part) => {
					const { regel, avvik } = part as Regelsvar;
					svar.set(regel, avvik);
				}
			});
			igjen = [];
		} catch (error) {
			signal?.throwIfAborted();
			if (!(error instanceof UleseligFil)) throw error;
			// The first that has not answered is the one that was too much.
			igjen = igjen.filter(({ id }) => !svar.has(id)).slice(1);
		}
	}
	return regler.flatMap(
		(regel) =>
			svar.get(regel.id) ?? [
				ikkeVurdert(regel, 'Å prøve det tok for lang tid eller for mye minne.')
			]
	);
}

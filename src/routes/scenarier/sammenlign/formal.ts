import type { Formalssum, Overgang } from '#lib/domain/plan/diff.ts';

/** The purposes that changed; and, as one, all the ground of purposes that did not. */
export interface Formalsutvalg {
	readonly endret: readonly Formalssum[];
	/** m² of purposes that have the very same ground before and after, and how many they are. */
	readonly uendretM2: number;
	readonly antallUendret: number;
}

/** A matrix of what changed is small enough to be read; the rest is its last row and column, so that it sums. */
export function formalsutvalg(
	purposes: readonly Formalssum[],
	matrix: readonly Overgang[]
): Formalsutvalg {
	const moved = new Set(
		matrix
			.filter(({ fromKey, toKey }) => fromKey !== toKey)
			.flatMap(({ fromKey, toKey }) => [fromKey, toKey])
	);
	const uendret = purposes.filter(({ key }) => !moved.has(key));
	return {
		endret: purposes.filter(({ key }) => moved.has(key)),
		uendretM2: uendret.reduce((sum, { fromM2 }) => sum + fromM2, 0),
		antallUendret: uendret.length
	};
}

/** The ground that went from the one purpose to the other, m²; 0 where none did. */
export const ruteM2 = (matrix: readonly Overgang[], from: string, to: string): number =>
	matrix.find(({ fromKey, toKey }) => fromKey === from && toKey === to)?.areaM2 ?? 0;

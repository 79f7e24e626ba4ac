import { formatAntall } from '#lib/domain/tall.ts';
import type { Formalssum, Overgang } from '#lib/domain/plan/diff.ts';

/** Below this an area rounds to 0,0 dekar: it is told otherwise, or in the sum of what lies beside it. */
export const SMALL_M2 = 50;

/** An area in dekar where the table's head has the unit: never a nought for ground that is there. */
export const iDekar = (m2: number): string =>
	m2 > 0 && m2 < SMALL_M2 ? 'under\u00a00,1' : formatAntall(m2 / 1000, 1);

/** What a purpose won or lost, with its sign; less than half a square metre is the measuring's, and no difference. */
export function medFortegn(m2: number): string {
	const size = Math.abs(m2);
	if (size < 0.5) return '0,0';
	const sign = m2 > 0 ? '+' : '−';
	return `${sign}${size < SMALL_M2 ? '\u00a0' : ''}${iDekar(size)}`;
}

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

import { segmenter, type Ring } from '../../geometri/flater.ts';
import { distance } from '../../geometri/segment.ts';
import { AVRUNDINGSSPOR_BREDDE_M, AVRUNDINGSSPOR_M2 } from './toleranse.ts';

const tall = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 1 });
const smatt = new Intl.NumberFormat('nb-NO', { maximumSignificantDigits: 1 });

/** A measure as a sentence says it: what is small with one digit, never as 0. */
export const enhet = (value: number, unit: string): string =>
	`${(value < 0.1 ? smatt : tall).format(value)} ${unit}`;

/** Is ground of this size, inside these rings, so small or so thin that rounding can have made it? */
export function erSpor(areaM2: number, ringer: readonly Ring[]): boolean {
	const omkrets = ringer.flatMap(segmenter).reduce((sum, [a, b]) => sum + distance(a, b), 0);
	return areaM2 < AVRUNDINGSSPOR_M2 || (2 * areaM2) / omkrets < AVRUNDINGSSPOR_BREDDE_M;
}

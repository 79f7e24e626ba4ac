import { forholdsgrense, erMinstSaMye, motsattGrense } from '../bevisgrense.ts';
import type { Reservesvar } from '../housing/reservesvar.ts';
import { TERSKEL } from './planvask.ts';

/**
 * Years of need that the whole municipality's reserve covers, as far as a rule may rest on them: null where they are not known,
 * or where what is not known (of land, of deductions, of the need) could lift them over the threshold or take them below it.
 */
export function sikreReserveAar(
	reserve: readonly Pick<Reservesvar, 'kind' | 'without' | 'proof'>[]
): number | null {
	const hele = reserve.find(({ kind }) => kind === 'hele');
	const aar = hele?.without.years ?? null;
	if (!hele || aar === null) return null;
	const grense = forholdsgrense(hele.proof.reserve, hele.proof.needPerYear);
	const isSikker = erMinstSaMye(aar > TERSKEL.reserveAar ? grense : motsattGrense(grense));
	return isSikker ? aar : null;
}

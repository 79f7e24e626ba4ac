import { antallUkjente } from '../bevis.ts';
import type { Reservesvar } from '../housing/reservesvar.ts';
import { TERSKEL } from './planvask.ts';

/**
 * Years of need that the whole municipality's reserve covers, as far as a rule may rest on them: null where they are not known,
 * where the need is known in part (more need is fewer years), or where unknown land could lift them over the threshold.
 */
export function sikreReserveAar(
	reserve: readonly Pick<Reservesvar, 'kind' | 'without' | 'proof'>[]
): number | null {
	const hele = reserve.find(({ kind }) => kind === 'hele');
	const aar = hele?.without.years ?? null;
	if (!hele || aar === null || antallUkjente(hele.proof.needPerYear) > 0) return null;
	return antallUkjente(hele.proof.reserve) > 0 && aar <= TERSKEL.reserveAar ? null : aar;
}

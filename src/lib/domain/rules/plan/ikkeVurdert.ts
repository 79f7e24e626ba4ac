import type { Avvik } from '../../avvik.ts';

const ENDELSE = '.ikke-vurdert';

/** Does it say that a rule was not asked, or not of everything? Then that rule's silence means nothing. */
export const erIkkeVurdert = ({ rule }: Pick<Avvik, 'rule'>): boolean => rule.endsWith(ENDELSE);

/**
 * What a limit on time or memory kept from being examined, of which rule (its id and sentence) and how much: said, since
 * «no avvik» would be a lie.
 */
export const ikkeVurdert = (
	{ id, krav }: { readonly id: string; readonly krav: string },
	hvorMye: string
): Avvik => ({
	rule: `${id}${ENDELSE}`,
	severity: 'advarsel',
	message: `Ikke vurdert: «${krav}» ${hvorMye} Det kan være feil her som ikke er funnet.`
});

import { boligformal, BOLIGFORMAL, type Boligformal } from './formal.ts';
import type { Parameterformal } from './fortettingParametre.ts';

/**
 * Which purposes are looked at for infill: those that may hold dwellings, as they stand today (arealbruksstatus 1):
 * framtidig and videreutvikling are the reserve's, so that nothing is in both ledgers. Spredt bebyggelse and
 * reguleringsplaner have their numbers in bestemmelser and are left out.
 */
export const FORTETTINGSFORMAL: readonly Boligformal[] = BOLIGFORMAL.filter(
	({ regnemate }) => regnemate === 'tetthet' || regnemate === 'andeler'
);

/** Shares of a combined zone, as they are set for it. */
export interface Formalsandel {
	readonly kode: number;
	readonly andel: number;
}

export interface Formalsregel {
	readonly navn: string;
	/** Whose parameters apply. */
	readonly formal: Exclude<Parameterformal, 0>;
	/** Share of the ground that is for housing and centre together; null: «ikke fordelt». */
	readonly andel: number | null;
}

const BOLIGKODER: readonly number[] = [1110, 1130];

/**
 * How one zone is reckoned. A combined zone is built as a centre is, on the shares of it that are set for housing and
 * centre; with none set, nobody can tell.
 */
export function formalsregel(
	liste: string,
	kode: number,
	andeler: readonly Formalsandel[]
): Formalsregel | null {
	const formal = boligformal(liste, kode);
	if (!formal) return null;
	if (formal.regnemate === 'tetthet')
		return { navn: formal.navn, formal: formal.parameter === 1130 ? 1130 : 1110, andel: 1 };
	if (formal.regnemate !== 'andeler') return null;
	const for_ = andeler.filter((a) => BOLIGKODER.includes(a.kode));
	const sum = for_.reduce((total, a) => total + a.andel, 0);
	return { navn: formal.navn, formal: 1130, andel: andeler.length === 0 ? null : sum };
}

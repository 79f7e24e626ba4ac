/**
 * How a figure with unknown parts lies to the truth: the one place where it is reckoned, and the one where it is worded. An
 * unknown part counts 0 in the figure; whether it can add to it, take from it or either is carried through every sum,
 * product, difference and quotient, and decides what stands before the number.
 */

/**
 * eksakt: all of it is known · minst: what is not known can only make it more · hoyst: only less · omtrent: either.
 * Of a figure that is not known at all: what it can be beside 0, so that `minst` is «nothing or more».
 */
export type Grense = 'eksakt' | 'minst' | 'hoyst' | 'omtrent';

/** A value, or (null) one that is not known and stands for 0, with its bound. */
export interface Begrenset {
	readonly verdi: number | null;
	readonly grense: Grense;
}

const kanVareMer = (grense: Grense): boolean => grense === 'minst' || grense === 'omtrent';
const kanVareMindre = (grense: Grense): boolean => grense === 'hoyst' || grense === 'omtrent';

function grenseFor(mer: boolean, mindre: boolean): Grense {
	if (mer && mindre) return 'omtrent';
	if (mer) return 'minst';
	return mindre ? 'hoyst' : 'eksakt';
}

/** Of parts that are added: what any of them can do, the sum can. */
export const samletGrense = (grenser: readonly Grense[]): Grense =>
	grenseFor(grenser.some(kanVareMer), grenser.some(kanVareMindre));

/** Of a part that is subtracted. */
export const motsattGrense = (grense: Grense): Grense =>
	grenseFor(kanVareMindre(grense), kanVareMer(grense));

/** Of a figure that is multiplied by a known number: nothing times 0 is anything but 0. */
export function skalertGrense(grense: Grense, faktor: number): Grense {
	if (faktor === 0) return 'eksakt';
	return faktor > 0 ? grense : motsattGrense(grense);
}

/** What the true value can be beside 0: all that is known of it where another factor is unknown. */
export function fortegnsgrense({ verdi, grense }: Begrenset): Grense {
	const kjent = verdi ?? 0;
	if (kjent >= 0 && !kanVareMindre(grense)) return 'minst';
	return kjent <= 0 && !kanVareMer(grense) ? 'hoyst' : 'omtrent';
}

/** `fra − trekk`; where one of them is not known, what can be said of the difference beside 0. */
export function differansegrense(fra: Begrenset, trekk: readonly Begrenset[]): Grense {
	const grense = samletGrense([fra.grense, ...trekk.map((t) => motsattGrense(t.grense))]);
	if ([fra, ...trekk].every(({ verdi }) => verdi !== null)) return grense;
	const kjent = trekk.reduce((rest, { verdi }) => rest - (verdi ?? 0), fra.verdi ?? 0);
	return fortegnsgrense({ verdi: kjent, grense });
}

/** `tall × faktorer`, none of them under 0 where it is not known. */
export function produktgrense(tall: Begrenset, faktorer: readonly (number | null)[]): Grense {
	const kjent = faktorer.reduce<number>((n, faktor) => n * (faktor ?? 1), 1);
	const isKnown = tall.verdi !== null && !faktorer.includes(null);
	return skalertGrense(isKnown ? tall.grense : fortegnsgrense(tall), kjent);
}

/**
 * `tall / nevner`. A divisor that may be more brings the quotient nearer 0; one that may be less may be nothing, and then
 * nothing can be said. One that is not known is above 0 where its own bound says so.
 */
export function forholdsgrense(tall: Begrenset, nevner: Begrenset): Grense {
	if (nevner.grense === 'eksakt' && nevner.verdi)
		return skalertGrense(tall.verdi === null ? fortegnsgrense(tall) : tall.grense, nevner.verdi);
	if (nevner.grense !== 'minst' || (nevner.verdi ?? 0) < 0) return 'omtrent';
	if (tall.verdi === null || !nevner.verdi) return fortegnsgrense(tall);
	const motNull = grenseFor(tall.verdi < 0, tall.verdi > 0);
	return samletGrense([tall.grense, motNull]);
}

/** Can it be said that the true value is not under this one? Not where something unknown may take from it. */
export const erMinstSaMye = (grense: Grense): boolean => !kanVareMindre(grense);

const ORD = {
	eksakt: '',
	minst: 'minst ',
	hoyst: 'høyst ',
	omtrent: 'omtrent '
} as const satisfies Record<Grense, string>;

/** The written value with what stands before it: «minst 12», «høyst 12», «omtrent 12». */
export const medGrense = (grense: Grense, tekst: string): string => `${ORD[grense]}${tekst}`;

const NEVNES = 3;

const ramse = (navn: readonly string[]): string => {
	const vist = navn.slice(0, NEVNES);
	const flere = navn.length - vist.length;
	const alle = flere > 0 ? [...vist, `${flere} til`] : vist;
	return alle.length < 2
		? alle.join('')
		: `${alle.slice(0, -1).join(', ')} og ${alle.at(-1) ?? ''}`;
};

/** Why a figure is not «minst» or exact, by the names of the parts that make it so; nothing where it is. */
export function grensegrunn(grense: Grense, uvisse: readonly string[]): string[] {
	if (grense === 'eksakt' || grense === 'minst' || uvisse.length === 0) return [];
	const virkning =
		grense === 'hoyst' ? 'bare gjøre tallet mindre' : 'gjøre tallet både større og mindre';
	return [
		`${grense === 'hoyst' ? 'Høyst' : 'Omtrent'}: det som ikke er kjent i ${ramse([...new Set(uvisse)])}, kan ${virkning}.`
	];
}

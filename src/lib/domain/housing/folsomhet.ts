import { AREALVALG, STANDARD_AREALVALG, type Arealvalg, type Arealvalgfelt } from './arealvalg.ts';
import { boligerI, medArealvalg, type Boligsone } from './boligsone.ts';
import { klassenavn, type Boligparameter, type Parametersett } from './parametre.ts';

/** What the dwellings of twelve years (middle) would be, were this one parameter lower, or higher. */
export interface Folsomhet {
	readonly navn: string;
	/** The parameter's lower and upper value in the trial. */
	readonly fra: number;
	readonly til: number;
	/** boliger with each */
	readonly ved: readonly [number, number];
	/** The distance between the two. */
	readonly spenn: number;
}

/** So much a parameter without a span of its own is moved: our choice. */
const UTSLAG = 0.1;

const tolvAar = (soner: readonly Boligsone[], parametre: Parametersett): number =>
	[0, 1, 2].reduce(
		(n, blokk) =>
			n + soner.reduce((m, sone) => m + (boligerI(sone, parametre, 'mid', blokk) ?? 0), 0),
		0
	);

interface Prove {
	readonly navn: string;
	readonly verdier: readonly [number, number];
	readonly med: (verdi: number) => Parametersett;
	/** Must the areas be reckoned anew? */
	readonly areal: boolean;
}

const utslag = (verdi: number, hoyst: number): readonly [number, number] => [
	verdi * (1 - UTSLAG),
	Math.min(hoyst, verdi * (1 + UTSLAG))
];

function radprover(parametre: Parametersett, rad: Boligparameter): Prove[] {
	const tetthet = rad.boligerPerDaa;
	if (!tetthet) return [];
	const med = (ny: Boligparameter): Parametersett => ({
		...parametre,
		rader: parametre.rader.map((r) => (r === rad ? ny : r))
	});
	const andel = (navn: string, felt: 'nettofaktor' | 'boligandel' | 'realisering'): Prove => ({
		navn: `${navn}, ${klassenavn(rad).toLowerCase()}`,
		verdier: utslag(rad[felt], 1),
		med: (verdi) => med({ ...rad, [felt]: verdi }),
		areal: false
	});
	return [
		{
			navn: `Tetthet, ${klassenavn(rad).toLowerCase()}`,
			verdier: [tetthet.min, tetthet.max],
			med: (mid) => med({ ...rad, boligerPerDaa: { ...tetthet, mid } }),
			areal: false
		},
		andel('Nettofaktor', 'nettofaktor'),
		andel('Boligandel', 'boligandel'),
		andel('Realisering', 'realisering')
	];
}

const HELE_SPENNET: readonly Arealvalgfelt[] = ['dyrkaAndel', 'myrAndel', 'gronnAndel'];
const UTEN_BOLIGER: readonly Arealvalgfelt[] = ['omvegFaktor'];

const arealprover = (parametre: Parametersett): Prove[] =>
	(Object.keys(AREALVALG) as Arealvalgfelt[])
		.filter((felt) => !UTEN_BOLIGER.includes(felt))
		.map((felt) => {
			const { navn, minst, hoyst } = AREALVALG[felt];
			const valg: Arealvalg = parametre.arealvalg;
			return {
				navn,
				verdier: HELE_SPENNET.includes(felt)
					? ([minst, hoyst] as const)
					: utslag(valg[felt] || STANDARD_AREALVALG[felt], hoyst),
				med: (verdi) => ({ ...parametre, arealvalg: { ...valg, [felt]: verdi } }),
				areal: true
			};
		});

/**
 * Which parameters move the answer most? Each by itself: density and what is taken out from its least to its most, the
 * others by 10 % (our choice). The largest first; those that do not move half a dwelling are left out.
 */
export function folsomhet(
	soner: readonly Boligsone[],
	parametre: Parametersett
): readonly Folsomhet[] {
	const prover = [
		...parametre.rader.flatMap((rad) => radprover(parametre, rad)),
		...arealprover(parametre)
	];
	return prover
		.map(({ navn, verdier: [fra, til], med, areal }) => {
			const ved = ([fra, til] as const).map((verdi) => {
				const ny = med(verdi);
				return tolvAar(areal ? soner.map((sone) => medArealvalg(sone, ny)) : soner, ny);
			});
			const [a = 0, b = 0] = ved;
			return { navn, fra, til, ved: [a, b] as const, spenn: Math.abs(b - a) };
		})
		.filter(({ spenn }) => spenn >= 0.5)
		.toSorted((a, b) => b.spenn - a.spenn);
}

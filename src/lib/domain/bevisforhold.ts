import {
	erUviss,
	kvotient,
	produkt,
	ukjentSom,
	type Enhet,
	type Parameter,
	type Tall
} from './bevis.ts';
import { forholdsgrense, grensegrunn, type Grense } from './bevisgrense.ts';

const somParameter = ({ navn, verdi, enhet, bevis }: Tall): Parameter => ({
	navn,
	verdi,
	enhet,
	kilde: bevis.formel,
	valg: false
});

/** What is said where a divisor is known in part: what the quotient is by. */
const delvis = (nevner: Tall): string[] =>
	erUviss(nevner)
		? [`${nevner.navn} er bare delvis tallfestet: det er regnet mot det som er kjent.`]
		: [];

/**
 * `tall / nevner`, where the divisor is a figure too, such as reserve by need a year. Unknown as its parts, and where the
 * divisor is 0.
 */
export function forhold(
	navn: string,
	enhet: Enhet,
	tall: Tall,
	nevner: Tall,
	merknader: readonly string[] = []
): Tall {
	const grense = forholdsgrense(tall, nevner);
	if (nevner.verdi === null)
		return ukjentSom(nevner, navn, enhet, { grense, ledd: [tall, nevner] });
	const delt = kvotient(navn, enhet, tall, somParameter(nevner));
	return {
		...delt,
		grense,
		bevis: {
			...delt.bevis,
			merknader: [...delt.bevis.merknader, ...merknader, ...forbehold(grense, tall, nevner)]
		}
	};
}

const forbehold = (grense: Grense, tall: Tall, nevner: Tall): string[] => [
	...delvis(nevner),
	...grensegrunn(
		grense,
		[tall, nevner].filter(erUviss).map(({ navn }) => navn)
	)
];

/** The same as a percentage. */
export function prosentandel(
	navn: string,
	tall: Tall,
	nevner: Tall,
	merknader: readonly string[] = []
): Tall {
	const andel = forhold(navn, 'andel', tall, nevner);
	return produkt(
		navn,
		'prosent',
		andel,
		[{ navn: 'Hele', verdi: 100, enhet: 'prosent', kilde: 'Prosent', valg: false }],
		{
			merknader: [
				...merknader,
				...(andel.verdi === null ? [] : forbehold(andel.grense, tall, nevner))
			]
		}
	);
}

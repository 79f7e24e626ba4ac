import {
	antallUkjente,
	kvotient,
	produkt,
	ukjent,
	type Enhet,
	type Parameter,
	type Tall
} from './bevis.ts';

const somParameter = ({ navn, verdi, enhet, bevis }: Tall): Parameter => ({
	navn,
	verdi,
	enhet,
	kilde: bevis.formel,
	valg: false
});

/** What is said where a divisor is known in part: the quotient is by what is known, and not «minst» for it. */
const delvis = (nevner: Tall): string[] =>
	antallUkjente(nevner) > 0
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
	if (nevner.verdi === null)
		return ukjent(navn, enhet, nevner.tilstand === 'kjent' ? 'ikke vurdert' : nevner.tilstand, {
			hvorfor: nevner.bevis.formel,
			ledd: [tall, nevner]
		});
	const delt = kvotient(navn, enhet, tall, somParameter(nevner));
	return {
		...delt,
		bevis: { ...delt.bevis, merknader: [...delt.bevis.merknader, ...merknader, ...delvis(nevner)] }
	};
}

/** The same as a percentage. */
export const prosentandel = (navn: string, tall: Tall, nevner: Tall): Tall =>
	produkt(
		navn,
		'prosent',
		forhold(navn, 'andel', tall, nevner),
		[{ navn: 'Hele', verdi: 100, enhet: 'prosent', kilde: 'Prosent', valg: false }],
		{ merknader: delvis(nevner) }
	);

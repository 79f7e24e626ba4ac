/**
 * How many dwellings are needed: behov = ΔH + R + V (domain.md § 4.2). What is not entered makes the figure that rests
 * on it «ikke vurdert»; a need with a part unknown is not known.
 */
import {
	differanse,
	kvotient,
	malt,
	produkt,
	sum,
	ukjent,
	type Enhet,
	type Parameter,
	type Tall
} from '../bevis.ts';
import { norskDato } from './behov.ts';
import type { Befolkningsgruppe, Behovsgrunnlag, Kanskje, Oppgitt } from './behovsgrunnlag.ts';
import type { Niva } from './parametre.ts';

const kildeMedDato = ({ kilde, dato }: Oppgitt): string =>
	dato === null ? kilde : `${kilde}, ${norskDato(dato)}`;

const IKKE_LAGT_INN = 'ikke lagt inn';

/** What was entered, as a factor of a formula. */
export const somParameter = (navn: string, enhet: Enhet, oppgitt: Kanskje): Parameter => ({
	navn,
	verdi: oppgitt?.verdi ?? null,
	enhet,
	kilde: oppgitt ? kildeMedDato(oppgitt) : IKKE_LAGT_INN,
	valg: oppgitt?.valg ?? false
});

/** What was entered, as a figure. */
function somTall(navn: string, enhet: Enhet, oppgitt: Kanskje): Tall {
	if (!oppgitt)
		return ukjent(navn, enhet, 'ikke vurdert', { hvorfor: `${navn} er ${IKKE_LAGT_INN}.` });
	const merknader = [`Kilde: ${kildeMedDato(oppgitt)}${oppgitt.valg ? ' (valgt)' : ''}.`];
	return malt(navn, oppgitt.verdi, enhet, { hvordan: 'Oppgitt', merknader });
}

/** Σ where every part must be known: a change that is known for some alone is no known change. */
function helSum(navn: string, deler: readonly Tall[]): Tall {
	const mangler = deler.filter(({ verdi }) => verdi === null);
	if (mangler.length === 0 && deler.length > 0) return sum(navn, 'boliger', deler);
	const hvorfor = mangler.map(({ bevis }) => bevis.formel).join(' ') || 'Ingenting er lagt inn.';
	return ukjent(navn, 'boliger', 'ikke vurdert', { hvorfor, ledd: deler });
}

/** Dwellings for the growth of one group: persons / persons a dwelling then, less the same now (boliger). */
function gruppeendring(
	g: Befolkningsgruppe,
	niva: Niva,
	{ fraAar, antallAar }: Behovsgrunnlag
): Tall {
	const slutt = fraAar + antallAar;
	const husholdninger = (aar: number, folk: Kanskje, perBolig: Kanskje) =>
		kvotient(
			`Husholdninger ${aar}, ${g.navn}`,
			'boliger',
			somTall(`Folketall ${aar}, ${g.navn}`, 'personer', folk),
			somParameter(`Personer per bolig ${aar}, ${g.navn}`, 'personer per bolig', perBolig)
		);
	return differanse(
		`Flere husholdninger, ${g.navn}`,
		husholdninger(slutt, g.folkDa[niva], g.perBoligDa[niva]),
		[husholdninger(fraAar, g.folkNa, g.perBoligNa)]
	);
}

/** ΔH = Σ_g (folk_g(t+T) / per bolig_g(t+T) − folk_g(t) / per bolig_g(t)) (boliger). */
export const husholdningsvekst = (grunnlag: Behovsgrunnlag, niva: Niva): Tall =>
	helSum(
		'Flere husholdninger (ΔH)',
		grunnlag.grupper.map((g) => gruppeendring(g, niva, grunnlag))
	);

/** R = avgang × boligmasse × T (boliger). */
export const erstatning = ({ boligmasse, avgang, antallAar }: Behovsgrunnlag, niva: Niva): Tall =>
	produkt('Erstatning for avgang (R)', 'boliger', somTall('Boligmasse', 'boliger', boligmasse), [
		somParameter('Avgang i året', 'andel', avgang[niva]),
		{ navn: 'År', verdi: antallAar, enhet: 'år', kilde: 'Perioden for behovet', valg: true }
	]);

/** V = (ønsket ledighet − ledighet nå) × boligmasse (boliger): less than nothing where more stand empty than is wanted. */
export const ledighet = (
	{ boligmasse, ledighetNa, ledighetMal }: Behovsgrunnlag,
	niva: Niva
): Tall =>
	produkt(
		'Endret ledighet (V)',
		'boliger',
		differanse(
			'Ønsket ledighet − ledighet nå',
			somTall('Ønsket ledighet', 'andel', ledighetMal[niva]),
			[somTall('Ledighet nå', 'andel', ledighetNa)]
		),
		[somParameter('Boligmasse', 'boliger', boligmasse)]
	);

/** The need of all the years, and the three parts that it is the sum of (boliger). */
export interface Behovstall {
	readonly behov: Tall;
	readonly husholdninger: Tall;
	readonly erstatning: Tall;
	readonly ledighet: Tall;
}

const NIVANAVN: Record<Niva, string> = { min: 'lavt', mid: 'middels', max: 'høyt' };

/** behov = ΔH + R + V (boliger). */
export function boligbehov(grunnlag: Behovsgrunnlag, niva: Niva): Behovstall {
	const deler = {
		husholdninger: husholdningsvekst(grunnlag, niva),
		erstatning: erstatning(grunnlag, niva),
		ledighet: ledighet(grunnlag, niva)
	};
	return { ...deler, behov: helSum(`Beregnet behov, ${NIVANAVN[niva]}`, Object.values(deler)) };
}

/** behov / T (boliger i året). */
export const behovPerAar = ({ antallAar }: Behovsgrunnlag, behov: Tall): Tall =>
	kvotient(`${behov.navn}, i året`, 'boliger', behov, {
		navn: 'År',
		verdi: antallAar,
		enhet: 'år',
		kilde: 'Perioden for behovet',
		valg: true
	});

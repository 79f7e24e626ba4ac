import { malt, produkt, sum, ukjent, type Tall } from '../bevis.ts';
import { overlapp, type Periode } from './perioder.ts';

/** A goal for dwellings in a place and some years. */
export interface Boligmal {
	readonly id: number;
	readonly navn: string;
	/** null: the whole municipality. */
	readonly tettsted: string | null;
	readonly fraAar: number;
	/** The last year, included. */
	readonly tilAar: number;
	/** Dwellings in all those years; null: «ikke tallfestet i kilden». */
	readonly antall: number | null;
	readonly kilde: string;
	/** ISO date; null: not told. */
	readonly kildeDato: string | null;
	/** Invented, for illustration. */
	readonly illustrasjon: boolean;
}

export const norskDato = (iso: string): string => iso.slice(0, 10).split('-').reverse().join('.');

const kildetekst = ({ kilde, kildeDato, illustrasjon }: Boligmal): string =>
	`${illustrasjon ? 'Illustrasjon – oppdiktet mål. ' : ''}Kilde: ${kilde}${kildeDato ? `, ${norskDato(kildeDato)}` : ''}.`;

/** How many dwellings does `mal` ask for in the period? Spread evenly over the goal's years (boliger; our choice). */
export function malIPeriode(mal: Boligmal, periode: Periode): Tall {
	const merknader = [kildetekst(mal)];
	if (mal.antall === null)
		return ukjent(mal.navn, 'boliger', 'ikke vurdert', {
			hvorfor: `${mal.navn}: ikke tallfestet i kilden.`,
			merknader
		});
	const andel = overlapp(mal.fraAar, mal.tilAar, periode);
	const hele = malt(mal.navn, mal.antall, 'boliger', {
		hvordan: `Mål for ${mal.fraAar}–${mal.tilAar}`,
		merknader
	});
	if (andel === 1) return hele;
	return produkt(
		mal.navn,
		'boliger',
		hele,
		[
			{
				navn: `Andel av ${mal.fraAar}–${mal.tilAar} som er i ${periode.navn}`,
				verdi: andel,
				enhet: 'andel',
				kilde: 'Jevnt fordelt på årene',
				valg: true
			}
		],
		{ merknader }
	);
}

/** The need of a place in the period: Σ its goals (boliger). No goal at all is «ikke vurdert», not zero. */
export function behovFraMal(sted: string, mal: readonly Boligmal[], periode: Periode): Tall {
	const aktuelle = mal.filter((m) => overlapp(m.fraAar, m.tilAar, periode) > 0);
	if (aktuelle.length === 0)
		return ukjent(`Behov, ${sted}`, 'boliger', 'ikke vurdert', {
			hvorfor: `Ingen mål er registrert for ${sted} i ${periode.navn}.`
		});
	return sum(
		`Behov, ${sted}`,
		'boliger',
		aktuelle.map((m) => malIPeriode(m, periode)),
		{ merknader: [...new Set(aktuelle.map(kildetekst))] }
	);
}

import { differanse, malt, ukjent, type Bevisdatasett, type Tall } from '../bevis.ts';
import type { Boligmal } from './behov.ts';
import type { Boligsone } from './boligsone.ts';
import { HELE } from './steder.ts';
import type { Boligomrade, Boligsvar } from './svar.ts';

/** The figures of a row, as they are named in an address. `svar`: is the goal met? */
export const FIGURER = [
	'behov',
	'kapasitet',
	'lav',
	'hoy',
	'betinget',
	'ukjent',
	'om-kartlagt',
	'svar'
] as const;
export type Figur = (typeof FIGURER)[number];

/** Which figure on which row: what a link to a proof, or to its zones on the map, carries. */
export interface Figurvalg {
	readonly sted: string;
	readonly periode: string;
	readonly figur: Figur;
}

const erFigur = (text: string | undefined): text is Figur => FIGURER.some((f) => f === text);

/** `Raufoss:2026-2029:kapasitet` */
export const skrivFigur = ({ sted, periode, figur }: Figurvalg): string =>
	`${sted}:${periode.replaceAll('–', '-')}:${figur}`;

/** Reads what `skrivFigur` writes; without a figure it is the capacity. null where it cannot be read. */
export function lesFigur(text: string | null): Figurvalg | null {
	const parts = (text ?? '').split(':');
	const last = parts.at(-1);
	const figur = erFigur(last) ? last : 'kapasitet';
	if (erFigur(last)) parts.pop();
	const periode = parts.pop()?.replaceAll('-', '–');
	const sted = parts.join(':');
	return sted && periode ? { sted, periode, figur } : null;
}

/** The row that the choice speaks of; undefined where the scenario has none such. */
export const radFor = (
	{ areas, totals }: Pick<Boligsvar, 'areas' | 'totals'>,
	{ sted, periode }: Figurvalg
): Boligomrade | undefined =>
	[...areas, ...totals].find((rad) => rad.tettsted === sted && rad.period === periode);

const MANGLER_SVAR = 'Målet kan ikke holdes mot kapasiteten.';

/** Need less capacity where it lacks, capacity less need where there is some over (boliger); unknown as its parts. */
export function dekning({ tettsted, period, proof }: Boligomrade): Tall {
	const { need } = proof;
	const kapasitet = proof.capacity.mid;
	const hvor = `${tettsted}, ${period}`;
	const mangler = [need, kapasitet].find(({ verdi }) => verdi === null);
	if (mangler)
		return ukjent(
			`Er målet nådd, ${hvor}`,
			'boliger',
			mangler.tilstand === 'kjent' ? 'ikke vurdert' : mangler.tilstand,
			{ hvorfor: `${MANGLER_SVAR} ${mangler.bevis.formel}`, ledd: [need, kapasitet] }
		);
	return (need.verdi ?? 0) > (kapasitet.verdi ?? 0)
		? differanse(`Mangler, ${hvor}`, need, [kapasitet])
		: differanse(`Til overs, ${hvor}`, kapasitet, [need]);
}

/** The figure itself, with its proof. */
export function figurtall(rad: Boligomrade, figur: Figur): Tall {
	const { need, capacity, conditional, unmapped, unmappedCapacity } = rad.proof;
	switch (figur) {
		case 'behov':
			return need;
		case 'kapasitet':
			return capacity.mid;
		case 'lav':
			return capacity.min;
		case 'hoy':
			return capacity.max;
		case 'betinget':
			return conditional;
		case 'ukjent':
			return unmapped;
		case 'om-kartlagt':
			return unmappedCapacity.mid;
		case 'svar':
			return dekning(rad);
	}
}

/** A goal as its source gives it (boliger). */
export function maltall({ antall, tettsted, fraAar, tilAar, kilde, illustrasjon }: Boligmal): Tall {
	const navn = `Mål, ${tettsted ?? HELE.navn}, ${fraAar}–${tilAar}`;
	const merknader = [`${illustrasjon ? 'Illustrasjon – oppdiktet mål. ' : ''}Kilde: ${kilde}.`];
	return antall === null
		? ukjent(navn, 'boliger', 'ikke vurdert', {
				hvorfor: 'Kilden har målet uten tall.',
				merknader
			})
		: malt(navn, antall, 'boliger', { hvordan: 'Oppgitt i kilden', merknader });
}

const UTEN_SONER: readonly Figur[] = ['behov'];

/** The zones that the figure rests on: those that are lit on the map, and listed in its proof. */
export function sonerFor(
	{ zones }: Pick<Boligsvar, 'zones'>,
	{ sted, figur }: Figurvalg
): Boligsone[] {
	if (UTEN_SONER.includes(figur)) return [];
	const her = zones.filter((sone) => sted === HELE.navn || sone.sted === sted);
	if (figur === 'betinget')
		return her.filter(({ klasser }) => klasser.some(({ betingetDaa }) => betingetDaa > 0));
	if (figur === 'ukjent' || figur === 'om-kartlagt')
		return her.filter(({ ukjentDaa }) => ukjentDaa > 0);
	return her;
}

/** Data sets that the answer would rest on and that are not there: what it cannot know. */
export const manglendeDatasett = (kilder: readonly Bevisdatasett[]): Bevisdatasett[] =>
	kilder.filter(({ tilstand }) => tilstand !== 'lastet');

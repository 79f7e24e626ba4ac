/** The limits of one parcel, each a named formula (domain.md § 4.3 B and C). Nothing is rounded up. */
import type { Formalsregel } from './fortettingFormal.ts';
import type { Arealmaling, Fortettingsmaling } from './fortettingMaling.ts';
import type {
	Fortettingsparameter,
	Parameternokkel,
	Parameteroppslag
} from './fortettingParametre.ts';
import { husIRektangel } from './fortettingRektangel.ts';
import { boligerI, sumM2, type Avslag, type Fortettingsslag } from './fortettingSlag.ts';

/** What the ground and the buildings give, once the kind is known. */
export interface Grunnlag {
	readonly regel: Formalsregel;
	readonly slag: Fortettingsslag;
	readonly p: (nokkel: Parameternokkel) => Fortettingsparameter;
	readonly avsatt: number;
	/** What stands when something new is built: nothing, where all is torn down. */
	readonly fotavtrykk: number;
	readonly brukt: number;
	readonly boliger: number;
	readonly andel: number;
}

const PER_FORMAL: readonly Parameternokkel[] = [
	'bya',
	'etasjer',
	'boligandel',
	'bra',
	'mua',
	'parkering',
	'minsteTomt',
	'huslengde',
	'husbredde'
];

export function grunnlag(
	maling: Arealmaling,
	regel: Formalsregel,
	slag: Fortettingsslag,
	oppslag: Parameteroppslag
): Grunnlag {
	const star = slag === 'transformasjon' ? [] : maling.bygg;
	const p = (nokkel: Parameternokkel) =>
		oppslag(nokkel, PER_FORMAL.includes(nokkel) ? regel.formal : 0);
	return {
		regel,
		slag,
		p,
		avsatt: sumM2(maling.deler),
		fotavtrykk: sumM2(star),
		// Storeys that nobody has told are as many as are allowed.
		brukt: star.reduce((n, b) => n + b.m2 * (b.etasjer ?? p('etasjer').verdi), 0),
		boliger: boligerI(star),
		andel: regel.andel ?? 0
	};
}

/** A limit in whole dwellings, never rounded up and never below none. A hair short by rounding is not short. */
const hele = (boliger: number): number => Math.max(0, Math.floor(boliger + 1e-9));

/** Footprint that one more dwelling takes of what is built. */
const nyttFotavtrykk = ({ p, regel }: Grunnlag): number =>
	regel.formal === 1110
		? p('huslengde').verdi * p('husbredde').verdi
		: p('bra').verdi / (p('etasjer').verdi * p('boligandel').verdi * p('nyttbar').verdi || 1);

const terreng = ({ p }: Grunnlag): number => p('parkering').verdi * p('parkeringsplass').verdi;

/** By what may still be covered, parking counted (formula B, solved for the number of dwellings). */
export const byaGrense = (g: Grunnlag): number =>
	(g.avsatt * g.andel * g.p('bya').verdi) / 100 - g.fotavtrykk - g.boliger * terreng(g);

/** By the floors that the same cover allows. */
export const braGrense = (g: Grunnlag): number =>
	((g.avsatt * g.andel * g.p('bya').verdi) / 100 - g.boliger * terreng(g)) * g.p('etasjer').verdi -
	g.brukt;

/** Ground for outdoor life, less what those who live there have. */
const uteareal = (g: Grunnlag, netto: number): number =>
	netto * g.andel - g.fotavtrykk - g.boliger * (terreng(g) + g.p('mua').verdi);

/** By the size of a plot: each new dwelling house has one; a centre has one for the whole building. */
const tomterGrense = (g: Grunnlag, netto: number): number =>
	g.regel.formal === 1110
		? (netto * g.andel - g.fotavtrykk - g.boliger * g.p('mua').verdi) /
			(g.p('minsteTomt').verdi + (g.slag === 'ledig' ? 0 : g.p('adkomst').verdi) || 1)
		: Infinity;

export interface Grenser {
	/** Of the zoned ground, what nothing keeps from being built on: homes and their gardens must have room there. */
	readonly netto: number;
	readonly bya: number;
	readonly bra: number;
	readonly ute: number;
	readonly tomter: number;
}

export function grenser(g: Grunnlag, netto: number): Grenser {
	const perBolig = nyttFotavtrykk(g) + terreng(g);
	const boligbra = g.p('bra').verdi / (g.p('boligandel').verdi * g.p('nyttbar').verdi || 1e-9);
	const perBra =
		(g.regel.formal === 1110 ? g.p('bra').verdi : boligbra) + terreng(g) * g.p('etasjer').verdi;
	return {
		netto,
		// TEK17 ch. 5: the plot is all that is zoned for building, also what must stand open.
		bya: hele(byaGrense(g) / perBolig),
		bra: hele(braGrense(g) / perBra),
		ute: hele(uteareal(g, netto) / (g.p('mua').verdi + perBolig)),
		tomter: hele(tomterGrense(g, netto))
	};
}

/** Which limit leaves no room, if any does? */
export const forst = ({ bya, bra, ute, tomter }: Grenser): Avslag | null =>
	tomter === 0
		? 'for liten'
		: bya === 0 || bra === 0
			? 'utnyttet'
			: ute === 0
				? 'for lite uteareal'
				: null;

/** By the houses that stand within the largest free rectangle. */
export function rektangelGrense(g: Grunnlag, maling: Fortettingsmaling): number {
	const { rektangel } = maling;
	if (!rektangel) return 0;
	const hus = { lengdeM: g.p('huslengde').verdi, breddeM: g.p('husbredde').verdi };
	const passer = husIRektangel(rektangel, hus, g.p('husavstand').verdi);
	if (g.regel.formal === 1110 || passer === 0) return passer;
	const flate = rektangel.lengdeM * rektangel.breddeM;
	return hele(flate / nyttFotavtrykk(g));
}

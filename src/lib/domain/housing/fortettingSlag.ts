import type { Parameteroppslag } from './fortettingParametre.ts';
import { formalsregel, type Formalsregel } from './fortettingFormal.ts';
import type { Arealmaling, Malbygg } from './fortettingMaling.ts';

export const SLAG = ['ledig', 'eplehage', 'underutnyttet', 'transformasjon'] as const;
export type Fortettingsslag = (typeof SLAG)[number];

export const SLAGNAVN: Readonly<Record<Fortettingsslag, string>> = {
	ledig: 'ledig tomt',
	eplehage: 'eplehage',
	underutnyttet: 'underutnyttet',
	transformasjon: 'transformasjon'
};

/** Why a parcel is no candidate. */
export type Avslag =
	| 'for liten'
	| 'ikke boligformål'
	| 'annet bygg'
	| 'utnyttet'
	| 'ikke plass til hus'
	| 'uten adkomst'
	| 'for lite uteareal';

export const AVSLAGSNAVN: Readonly<Record<Avslag, string>> = {
	'for liten': 'for liten tomt, eller for lite igjen når huset er trukket fra',
	'ikke boligformål': 'fordelingen i sonen gir ikke rom for bolig',
	'annet bygg': 'bygg som ikke er bolig eller næring (skole, helse, landbruk og annet)',
	utnyttet: 'utnyttet: tillatt bebygd areal eller bruksareal er brukt',
	'ikke plass til hus': 'ikke plass til et hus med avstandene som kreves',
	'uten adkomst': 'uten adkomst fra veg',
	'for lite uteareal': 'for lite uteareal til en bolig til'
};

/** Buildings that are not there for the plot's sake: garages and sheds (NS 3457-3, 18x). */
const erUthus = ({ type }: Malbygg): boolean => type !== null && type >= 180 && type < 190;
const erBolig = ({ type }: Malbygg): boolean => type !== null && type >= 110 && type < 160;
/** Industry, stores, offices and shops; hotels and restaurants. */
const erNaring = ({ type }: Malbygg): boolean =>
	type !== null &&
	((type >= 210 && type < 240) || (type >= 310 && type < 340) || (type >= 510 && type < 540));

/** Dwellings that stand there: a dwelling house has at least one, whether it is told or not. */
export const boligerI = (bygg: readonly Malbygg[]): number =>
	bygg.reduce((n, b) => n + Math.max(b.boliger, erBolig(b) ? 1 : 0), 0);

export const sumM2 = (deler: readonly { readonly m2: number }[]): number =>
	deler.reduce((n, { m2 }) => n + m2, 0);

/** The purpose that most of the zoned ground has: the parcel is reckoned by it. */
export function hovedregel({ deler }: Arealmaling): Formalsregel | null {
	const storst = deler.toSorted((a, b) => b.m2 - a.m2 || a.kode - b.kode)[0];
	return storst ? formalsregel(storst.liste, storst.kode, storst.andeler) : null;
}

/** What kind of candidate may the parcel be, by what stands on it? */
export function slagAv(
	maling: Arealmaling,
	regel: Formalsregel,
	p: Parameteroppslag
): Fortettingsslag | Avslag {
	const hus = maling.bygg.filter((b) => !erUthus(b));
	const avsatt = sumM2(maling.deler);
	if (hus.length === 0) return avsatt < p('minsteTomt', regel.formal).verdi ? 'for liten' : 'ledig';
	if (boligerI(hus) === 0) {
		if (!hus.every((b) => erNaring(b) || b.type === null)) return 'annet bygg';
		return avsatt < p('minsteTomt', regel.formal).verdi ? 'for liten' : 'transformasjon';
	}
	const fotavtrykk = sumM2(maling.bygg);
	if (regel.formal === 1110) {
		if (avsatt < p('eplehageTomt').verdi || avsatt - fotavtrykk < p('eplehageRest').verdi)
			return 'for liten';
		return 'eplehage';
	}
	const tillatt = (avsatt * p('bya', regel.formal).verdi) / 100;
	return fotavtrykk < tillatt * p('underutnyttet').verdi ? 'underutnyttet' : 'utnyttet';
}

/**
 * How many dwellings a parcel can take, each limit by itself and the least of them (domain.md § 4.3 B and C). Nothing is
 * rounded up. One list of steps tells all of it, in the order it is reckoned.
 */
import type { Tilstand } from '../bevis.ts';
import { hovedregel, slagAv, SLAG, type Avslag, type Fortettingsslag } from './fortettingSlag.ts';
import { forst, grenser, grunnlag, rektangelGrense } from './fortettingGrenser.ts';
import type { Arealmaling, Fortettingsmaling } from './fortettingMaling.ts';
import type { Parameteroppslag } from './fortettingParametre.ts';
import {
	arealsteg,
	forholdssteg,
	grensesteg,
	svarsteg,
	VIKTIGE,
	type Steg
} from './fortettingSteg.ts';

export interface Regnestykke {
	readonly slag: Fortettingsslag;
	/** null: it cannot be told («ikke fordelt»). */
	readonly boliger: number | null;
	readonly tilstand: Tilstand;
	/** Something must come first: mains that are far away. */
	readonly betinget: boolean;
	readonly steg: readonly Steg[];
}

export type Utfall = { readonly kandidat: Regnestykke } | { readonly avslag: Avslag };

const erSlag = (s: Fortettingsslag | Avslag): s is Fortettingsslag =>
	(SLAG as readonly string[]).includes(s);

/**
 * May the parcel be a candidate, by areas alone? null: yes. It is never stricter than the whole reckoning, which it
 * spares most parcels.
 */
export function grovsil(maling: Arealmaling, oppslag: Parameteroppslag): Avslag | null {
	const regel = hovedregel(maling);
	if (!regel || regel.andel === 0) return 'ikke boligformål';
	const slag = slagAv(maling, regel, oppslag);
	if (!erSlag(slag)) return slag;
	if (regel.andel === null) return null;
	const g = grunnlag(maling, regel, slag, oppslag);
	return forst(grenser(g, g.avsatt));
}

/** What a house must have room for, and what it must stay away from, of a parcel that grovsil let through. */
export function byggekrav(maling: Arealmaling, oppslag: Parameteroppslag) {
	const regel = hovedregel(maling);
	const formal = regel?.formal ?? 1110;
	const slag = regel && slagAv(maling, regel, oppslag);
	return {
		nabogrenseM: oppslag('nabogrense').verdi,
		husavstandM: oppslag('husavstand').verdi,
		minSideM: Math.min(oppslag('husbredde', formal).verdi, oppslag('huslengde', formal).verdi),
		/** Its own houses are torn down. */
		riv: slag === 'transformasjon'
	};
}

/** The worst of what is not known: «ikke vurdert» where anything is, else «ikke kartlagt». */
export function samletTilstand(
	{ ukjent }: Pick<Fortettingsmaling, 'ukjent'>,
	andel: number | null
): Tilstand {
	const alle = VIKTIGE.flatMap((tema) =>
		tema === 'helning' && ukjent.helning === 'ikke vurdert' ? [] : (ukjent[tema] ?? [])
	);
	if (andel === null || alle.includes('ikke vurdert')) return 'ikke vurdert';
	return alle.length > 0 ? 'ikke kartlagt' : 'kjent';
}

/** The whole reckoning of one parcel. */
export function regnFortetting(maling: Fortettingsmaling, oppslag: Parameteroppslag): Utfall {
	const avslag = grovsil(maling, oppslag);
	const regel = hovedregel(maling);
	if (avslag || !regel) return { avslag: avslag ?? 'ikke boligformål' };
	const slag = slagAv(maling, regel, oppslag);
	if (!erSlag(slag)) return { avslag: slag };
	const g = grunnlag(maling, regel, slag, oppslag);
	const adkomst = maling.ukjent.veg
		? true
		: maling.vegM !== null && maling.vegM <= g.p('vegavstand').verdi;
	if (!adkomst) return { avslag: 'uten adkomst' };
	const hus = rektangelGrense(g, maling);
	if (hus === 0) return { avslag: 'ikke plass til hus' };
	const gr = grenser(g, Math.max(0, g.avsatt - maling.hinderM2));
	const forste = regel.andel === null ? null : forst(gr);
	if (forste) return { avslag: forste };
	const boliger = regel.andel === null ? null : Math.min(gr.bya, gr.bra, gr.ute, gr.tomter, hus);
	const betinget =
		!maling.ukjent.va && (maling.vaM === null || maling.vaM > g.p('vaAvstand').verdi);
	const tilstand = samletTilstand(maling, regel.andel);
	const steg = [
		...arealsteg(g, maling),
		...grensesteg(g, gr, hus, maling),
		...forholdssteg(g, maling),
		svarsteg(boliger, tilstand, regel)
	];
	return { kandidat: { slag, boliger, tilstand, betinget, steg } };
}

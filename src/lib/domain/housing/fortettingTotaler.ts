import type { Tilstand } from '../bevis.ts';
import type { Parameternokkel, Parameteroppslag } from './fortettingParametre.ts';
import type { Fortettingsslag } from './fortettingSlag.ts';
import { stedFor } from './steder.ts';

export type Valg = 'godkjent' | 'avvist' | 'antall' | 'angret';

/** What totals are made of: one candidate and what was decided of it. */
export interface Totalrad {
	readonly slag: Fortettingsslag;
	readonly stedslag: 'tettsted' | 'utenfor' | 'ukartlagt' | 'uvurdert';
	readonly tettsted: string | null;
	readonly boliger: number | null;
	readonly tilstand: Tilstand;
	readonly betinget: boolean;
	readonly reservert: boolean;
	readonly valg: Valg | null;
	/** The planner's own number. */
	readonly antall: number | null;
}

/** Each candidate is in one of these, and in one alone. */
export const KONTOER = [
	'uavklart',
	'godkjent',
	'avvist',
	'reservert',
	'ikke kartlagt',
	'ikke vurdert'
] as const;
export type Konto = (typeof KONTOER)[number];

/** The owner's word comes first, then the planner's; what nobody decided stands as it was reckoned. */
export function kontoAv({
	reservert,
	valg,
	tilstand
}: Pick<Totalrad, 'reservert' | 'valg' | 'tilstand'>): Konto {
	if (reservert) return 'reservert';
	if (valg === 'godkjent' || valg === 'antall') return 'godkjent';
	if (valg === 'avvist') return 'avvist';
	return tilstand === 'kjent' ? 'uavklart' : tilstand;
}

/** Dwellings that the candidate counts for: the planner's number where one is set; null: nobody can tell. */
export const tellendeBoliger = ({
	valg,
	antall,
	boliger
}: Pick<Totalrad, 'valg' | 'antall' | 'boliger'>): number | null =>
	valg === 'antall' ? antall : boliger;

/** Dwellings of it that are in the sum of what may be built: none where it is rejected or reserved; null: not known. */
export function boligerISummen(rad: Totalrad): number | null {
	const konto = kontoAv(rad);
	if (konto === 'avvist' || konto === 'reservert') return 0;
	return konto === 'godkjent' || konto === 'uavklart' ? tellendeBoliger(rad) : null;
}

export interface Kontosum {
	readonly eiendommer: number;
	readonly boliger: number;
	/** Of them parcels with no number. */
	readonly utenTall: number;
}

export type Kontosummer = Readonly<Record<Konto, Kontosum>>;

export interface Fortettingstotal extends Kontosummer {
	/** Undecided and accepted together. */
	readonly teoretisk: number;
	/** The same, each by the share of its kind that is really built. */
	readonly realistisk: number;
	/** Of the theoretical: those for which something must come first. */
	readonly betinget: number;
}

/** Share of the dwellings of a kind that is really built. */
export type Realisering = (slag: Fortettingsslag) => number;

const R: Readonly<Record<Fortettingsslag, Parameternokkel>> = {
	ledig: 'realiseringLedig',
	eplehage: 'realiseringEplehage',
	underutnyttet: 'realiseringUnderutnyttet',
	transformasjon: 'realiseringTransformasjon'
};

export const realisering =
	(p: Parameteroppslag): Realisering =>
	(slag) =>
		p(R[slag]).verdi;

export function fortettingstotal(rader: readonly Totalrad[], r: Realisering): Fortettingstotal {
	const summer = Object.fromEntries(
		KONTOER.map((konto) => [konto, { eiendommer: 0, boliger: 0, utenTall: 0 }])
	) as Record<Konto, { eiendommer: number; boliger: number; utenTall: number }>;
	let [teoretisk, realistisk, betinget] = [0, 0, 0];
	for (const rad of rader) {
		const konto = kontoAv(rad);
		const boliger = tellendeBoliger(rad);
		const sum = summer[konto];
		sum.eiendommer += 1;
		sum.boliger += boliger ?? 0;
		if (boliger === null) sum.utenTall += 1;
		if (konto !== 'uavklart' && konto !== 'godkjent') continue;
		teoretisk += boliger ?? 0;
		realistisk += (boliger ?? 0) * r(rad.slag);
		if (rad.betinget) betinget += boliger ?? 0;
	}
	return { ...summer, teoretisk, realistisk, betinget };
}

/** An account as a reader is told of it. */
export interface Vistsum extends Omit<Kontosum, 'utenTall'> {
	/** null: some. */
	readonly utenTall: number | null;
}

/** The sums as a reader is told of them; null: of so few parcels that they would tell of one, or hidden with such. */
export interface Visttotal extends Readonly<Record<Konto, Vistsum | null>> {
	readonly teoretisk: number | null;
	readonly realistisk: number | null;
	readonly betinget: number | null;
}

/** Is nothing of it known, and something not? Then which of the two; else null: the sum is a sum. */
export function ukjentTotal(total: Visttotal): 'ikke kartlagt' | 'ikke vurdert' | null {
	const { uavklart, godkjent } = total;
	if (!uavklart || !godkjent || uavklart.eiendommer + godkjent.eiendommer > 0) return null;
	if ((total['ikke vurdert']?.eiendommer ?? 0) > 0) return 'ikke vurdert';
	return (total['ikke kartlagt']?.eiendommer ?? 0) > 0 ? 'ikke kartlagt' : null;
}

/** As it is sent: where nothing is known the sums are not, and are not 0. */
export const utenUkjente = (total: Visttotal): Visttotal =>
	ukjentTotal(total) === null
		? total
		: { ...total, teoretisk: null, realistisk: null, betinget: null };

export interface Fortettingsgruppe {
	/** null: several, put together so that nobody's own parcel is told. */
	readonly tettsted: string | null;
	readonly slag: Fortettingsslag | null;
	readonly eiendommer: number;
	readonly total: Visttotal;
}

/** Where a candidate lies, in words. */
export const stedsnavn = (rad: Pick<Totalrad, 'stedslag' | 'tettsted'>): string =>
	stedFor(rad).navn;

/** By tettsted and kind. */
export function delIGrupper(rader: readonly Totalrad[]): Totalrad[][] {
	const groups = new Map<string, Totalrad[]>();
	for (const rad of rader) {
		const key = `${stedsnavn(rad)}\n${rad.slag}`;
		const group = groups.get(key);
		if (group) group.push(rad);
		else groups.set(key, [rad]);
	}
	return [...groups.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** The sums of each tettsted and kind, for those who see each parcel. */
export const fortettingsgrupper = (
	rader: readonly Totalrad[],
	r: Realisering
): Fortettingsgruppe[] =>
	delIGrupper(rader).flatMap((her) =>
		her[0]
			? [
					{
						tettsted: stedsnavn(her[0]),
						slag: her[0].slag,
						eiendommer: her.length,
						total: fortettingstotal(her, r)
					}
				]
			: []
	);

/**
 * What others than planners are told of infill: sums alone, such that no parcel's candidacy, number or decision can be read
 * from them, or reckoned by taking what is told from what is told of more.
 */
import {
	delIGrupper,
	fortettingstotal,
	KONTOER,
	kontoAv,
	stedsnavn,
	tellendeBoliger,
	type Fortettingsgruppe,
	type Konto,
	type Realisering,
	type Totalrad,
	type Visttotal
} from './fortettingTotaler.ts';

/** So many parcels at least stand behind each figure that is told. */
export const MINSTE_GRUPPE = 3;

/** None of them, or enough. */
const erNok = (antall: number): boolean => antall === 0 || antall >= MINSTE_GRUPPE;

const iKonto = (rader: readonly Totalrad[], kontoer: ReadonlySet<Konto>): Totalrad[] =>
	rader.filter((rad) => kontoer.has(kontoAv(rad)));
const medTall = (rader: readonly Totalrad[]): number =>
	rader.filter((rad) => tellendeBoliger(rad) !== null).length;

const kanVises = (rader: readonly Totalrad[], konto: Konto): boolean => {
	const her = iKonto(rader, new Set([konto]));
	return erNok(her.length) && erNok(medTall(her));
};

/** In this order one is hidden beside those that must be: what planners decided is told the longest. */
const SKJULES_MED: readonly Konto[] = [
	'uavklart',
	'ikke kartlagt',
	'ikke vurdert',
	'reservert',
	'avvist',
	'godkjent'
];

/**
 * The accounts that are not told by themselves: those of one or two parcels, and another with them, since one alone is what
 * is left when the others are taken from the whole.
 */
function skjulteKontoer(rader: readonly Totalrad[]): ReadonlySet<Konto> {
	const skjulte = new Set(KONTOER.filter((konto) => !kanVises(rader, konto)));
	const ledige = SKJULES_MED.filter(
		(konto) => !skjulte.has(konto) && iKonto(rader, new Set([konto])).length > 0
	);
	while (
		skjulte.size > 0 &&
		ledige.length > 0 &&
		(skjulte.size < 2 || iKonto(rader, skjulte).length < MINSTE_GRUPPE)
	) {
		const neste = ledige.shift();
		if (neste) skjulte.add(neste);
	}
	return skjulte;
}

/** Undecided and accepted: what the potential is the sum of. */
const TELLES: ReadonlySet<Konto> = new Set<Konto>(['uavklart', 'godkjent']);

/** Of all the parcels, and so of each group of them: what is told, and what is not. */
interface Regel {
	readonly skjulte: ReadonlySet<Konto>;
	readonly potensial: boolean;
	readonly betinget: boolean;
}

/** What is left of the potential when the accounts that are told are taken from it. */
const restAvPotensial = (rader: readonly Totalrad[], skjulte: ReadonlySet<Konto>): number =>
	medTall(iKonto(rader, skjulte).filter((rad) => TELLES.has(kontoAv(rad))));

function betingetKanVises(rader: readonly Totalrad[]): boolean {
	const telles = iKonto(rader, TELLES);
	const betinget = medTall(telles.filter((rad) => rad.betinget));
	return erNok(betinget) && erNok(medTall(telles) - betinget);
}

function regelFor(rader: readonly Totalrad[]): Regel {
	const skjulte = skjulteKontoer(rader);
	const potensial = erNok(restAvPotensial(rader, skjulte));
	return { skjulte, potensial, betinget: potensial && betingetKanVises(rader) };
}

/** May the group be told by this rule, each figure of it? */
const folgerRegelen = (
	rader: readonly Totalrad[],
	{ skjulte, potensial, betinget }: Regel
): boolean =>
	rader.length >= MINSTE_GRUPPE &&
	KONTOER.every((konto) => skjulte.has(konto) || kanVises(rader, konto)) &&
	erNok(iKonto(rader, skjulte).length) &&
	(!potensial || erNok(restAvPotensial(rader, skjulte))) &&
	(!betinget || betingetKanVises(rader));

/** The sums of some parcels, with what the rule does not tell as null. */
function vist(rader: readonly Totalrad[], r: Realisering, regel: Regel): Visttotal {
	const total = fortettingstotal(rader, r);
	const kontoer = Object.fromEntries(
		KONTOER.map((konto) => {
			const { utenTall, ...sum } = total[konto];
			// That there are some is told, and not how many.
			const visttall = { ...sum, utenTall: utenTall === 0 ? 0 : null };
			return [konto, regel.skjulte.has(konto) ? null : visttall];
		})
	) as Record<Konto, Visttotal[Konto]>;
	return {
		...kontoer,
		teoretisk: regel.potensial ? total.teoretisk : null,
		realistisk: regel.potensial ? total.realistisk : null,
		betinget: regel.betinget ? total.betinget : null
	};
}

/**
 * Groups that may not be told are put together; the smallest of the others goes with them until what is together may be told:
 * what is left out must not be found by taking the rest from the whole.
 */
export function slaSammen<T>(
	grupper: readonly (readonly T[])[],
	kanFortelles: (gruppe: readonly T[]) => boolean
): { readonly store: readonly (readonly T[])[]; readonly rest: readonly T[] } {
	const store = grupper.filter(kanFortelles);
	const rest = grupper.filter((gruppe) => !kanFortelles(gruppe)).flat();
	const bySize = store.toSorted((a, b) => a.length - b.length);
	const tatt = new Set<readonly T[]>();
	while (rest.length > 0 && !kanFortelles(rest)) {
		const neste = bySize.shift();
		if (!neste) break;
		tatt.add(neste);
		rest.push(...neste);
	}
	return { store: store.filter((gruppe) => !tatt.has(gruppe)), rest };
}

/** What others are told: the whole, and groups by tettsted and kind that sum to it; null where all of it is too little. */
export function andresSummer(
	rader: readonly Totalrad[],
	r: Realisering
): { readonly totals: Visttotal; readonly groups: readonly Fortettingsgruppe[] } | null {
	if (rader.length < MINSTE_GRUPPE) return null;
	const regel = regelFor(rader);
	const { store, rest } = slaSammen(delIGrupper(rader), (gruppe) => folgerRegelen(gruppe, regel));
	const gruppe = (her: readonly Totalrad[], forste: Totalrad | null): Fortettingsgruppe => ({
		tettsted: forste && stedsnavn(forste),
		slag: forste && forste.slag,
		eiendommer: her.length,
		total: vist(her, r, regel)
	});
	return {
		totals: vist(rader, r, regel),
		groups: [
			...store.map((her) => gruppe(her, her[0] ?? null)),
			...(rest.length > 0 ? [gruppe(rest, null)] : [])
		]
	};
}

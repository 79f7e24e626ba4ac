import type { Snippet } from 'svelte';
import { csv, type Celle } from '../domain/csv.ts';
import { dato, tall } from './norsk.ts';

/** One column of a table: where its value comes from, and how it is shown, filtered and exported. */
export interface Kolonne<Rad> {
	readonly id: string;
	readonly tittel: string;
	/** Sorted, filtered and exported; null is «not known», shown as a dash and always sorted last. */
	readonly verdi: (rad: Rad) => Celle;
	readonly type?: 'tekst' | 'tall' | 'dato';
	/** Of a number on screen; the export has all of them. */
	readonly desimaler?: number;
	/** Written after the column's title: «daa». */
	readonly enhet?: string;
	/** `valg`: a list of the values that occur. A number is filtered by from–to. */
	readonly filter?: 'tekst' | 'valg' | 'tall' | 'ingen';
	/** Another look than the plain value. In the first column of a selectable table: phrasing content only. */
	readonly celle?: Snippet<[Rad]>;
}

export interface Filter {
	readonly tekst?: string;
	readonly fra?: number | null;
	readonly til?: number | null;
}
export type Filtre = Readonly<Record<string, Filter>>;
export interface Sortering {
	readonly kolonne: string;
	readonly synkende: boolean;
}

const kollator = new Intl.Collator('nb', { numeric: true, sensitivity: 'base' });

/** How is this column filtered? */
export const filterart = <Rad>(k: Kolonne<Rad>): 'tekst' | 'valg' | 'tall' | 'ingen' =>
	k.filter ?? (k.type === 'tall' ? 'tall' : 'tekst');

/** The value as the screen shows it. */
export function vist<Rad>(k: Kolonne<Rad>, rad: Rad): string {
	const verdi = k.verdi(rad);
	if (verdi === null || verdi === '') return '–';
	if (typeof verdi === 'boolean') return verdi ? 'Ja' : 'Nei';
	if (typeof verdi === 'number') return tall(verdi, k.desimaler ?? 0);
	return k.type === 'dato' ? dato(verdi) : verdi;
}

const isActive = (f: Filter): boolean =>
	Boolean(f.tekst) || typeof f.fra === 'number' || typeof f.til === 'number';

function passes<Rad>(k: Kolonne<Rad>, filter: Filter, rad: Rad): boolean {
	if (filterart(k) === 'tall') {
		const verdi = k.verdi(rad);
		if (typeof verdi !== 'number') return false;
		return verdi >= (filter.fra ?? -Infinity) && verdi <= (filter.til ?? Infinity);
	}
	const text = vist(k, rad).toLocaleLowerCase('nb');
	const wanted = (filter.tekst ?? '').toLocaleLowerCase('nb');
	return filterart(k) === 'valg' ? text === wanted : text.includes(wanted.trim());
}

/** The filters that leave something out just now, with the words the screen says them by. */
export function aktiveFiltre<Rad>(
	kolonner: readonly Kolonne<Rad>[],
	filtre: Filtre
): { readonly id: string; readonly tekst: string }[] {
	return kolonner.flatMap((k) => {
		const f = filtre[k.id];
		if (!f || !isActive(f)) return [];
		const fra = typeof f.fra === 'number' ? ` fra ${tall(f.fra)}` : '';
		const til = typeof f.til === 'number' ? ` til ${tall(f.til)}` : '';
		return [{ id: k.id, tekst: `${k.tittel}: ${f.tekst ?? ''}${fra}${til}`.replace(':  ', ': ') }];
	});
}

function compare(a: Celle, b: Celle): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return kollator.compare(String(a), String(b));
}

/** The rows that pass every filter, in the order asked for; not-known values stand last either way. */
export function utvalg<Rad>(
	rader: readonly Rad[],
	kolonner: readonly Kolonne<Rad>[],
	filtre: Filtre,
	sortering: Sortering | null
): readonly Rad[] {
	const active = kolonner.filter((k) => isActive(filtre[k.id] ?? {}));
	const kept = rader.filter((rad) => active.every((k) => passes(k, filtre[k.id] ?? {}, rad)));
	const by = kolonner.find((k) => k.id === sortering?.kolonne);
	if (!by) return kept;
	const sign = sortering?.synkende ? -1 : 1;
	return kept
		.map((rad) => ({ rad, verdi: by.verdi(rad) }))
		.sort((a, b) => {
			if (a.verdi === null || b.verdi === null)
				return Number(a.verdi === null) - Number(b.verdi === null);
			return sign * compare(a.verdi, b.verdi);
		})
		.map(({ rad }) => rad);
}

/** The rows as CSV, with every column and full precision; units stand in the titles. */
export const tabellCsv = <Rad>(
	kolonner: readonly Kolonne<Rad>[],
	rader: readonly Rad[],
	merknad?: string
): string =>
	csv(
		kolonner.map((k) => (k.enhet ? `${k.tittel} (${k.enhet})` : k.tittel)),
		rader.map((rad) => kolonner.map((k) => k.verdi(rad))),
		merknad
	);

/** The values that occur in a column, in Norwegian order, for a choice. */
export const valgene = <Rad>(k: Kolonne<Rad>, rader: readonly Rad[]): string[] =>
	[...new Set(rader.map((rad) => vist(k, rad)))].sort((a, b) => kollator.compare(a, b));

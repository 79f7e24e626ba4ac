import { heltallMedSammeSum, formatAntall } from '#lib/domain/tall.ts';
import type { Boligomrade, Boligsvar } from '#lib/domain/housing/svar.ts';
import type { Niva } from '#lib/domain/housing/parametre.ts';

/** The whole numbers that are shown for a row; null where nothing is known. */
export interface Heltall {
	readonly need: number | null;
	readonly capacity: Readonly<Record<Niva, number | null>>;
}

/** Whole numbers down a column that add up to their rounded sum; unknown ones stay unknown. */
function kolonne(verdier: readonly (number | null)[]): (number | null)[] {
	const hele = heltallMedSammeSum(verdier.filter((verdi) => verdi !== null));
	let i = 0;
	return verdier.map((verdi) => (verdi === null ? null : (hele[i++] ?? null)));
}

/** The shown integers of every row of one period: they add up to the total's, column by column. */
export function heltall(rader: readonly Boligomrade[]): Heltall[] {
	const need = kolonne(rader.map((r) => r.need));
	const min = kolonne(rader.map((r) => r.capacity.min));
	const mid = kolonne(rader.map((r) => r.capacity.mid));
	const max = kolonne(rader.map((r) => r.capacity.max));
	return rader.map((_, i) => ({
		need: need[i] ?? null,
		capacity: { min: min[i] ?? null, mid: mid[i] ?? null, max: max[i] ?? null }
	}));
}

export const boliger = (verdi: number | null): string =>
	verdi === null ? 'ikke kjent' : formatAntall(Math.round(verdi));

/** A place with its row in each period. */
export interface Sted {
	readonly navn: string;
	readonly rader: readonly Boligomrade[];
}

/** The whole first, then place by place, each with its periods in order. */
export function steder({ areas, totals }: Boligsvar): Sted[] {
	const medSoner = areas.filter(({ kind }) => kind !== 'rest');
	const grupper = Map.groupBy([...totals, ...medSoner], (rad) => rad.tettsted);
	return [...grupper].map(([navn, rader]) => ({ navn, rader }));
}

/** The largest value a place's meters must show. */
export const skala = (rader: readonly Boligomrade[]): number =>
	Math.max(
		1,
		...rader.flatMap((r) => [
			r.need ?? 0,
			r.capacity.max ?? 0,
			(r.capacity.mid ?? 0) + (r.unmappedCapacity.mid ?? 0)
		])
	);

/** Is the need met? Said in words, never by colour alone; nothing is said of what is not known. */
export function vurdering({ kind, need, capacity, unmapped }: Boligomrade): string {
	if (kind === 'rest') return 'Ikke lagt til et sted ennå';
	if (need === null) return 'Behovet er ikke tallfestet';
	if (capacity.mid === null) return 'Kapasiteten er ikke kjent';
	const mangler = Math.round(need - capacity.mid);
	if (mangler <= 0) return 'Nok plass';
	const forbehold = unmapped > 0 ? ', i det som er kjent' : '';
	return `Mangler ${formatAntall(mangler)}${forbehold}`;
}

/** What a meter shows, as one sentence. */
export const malertekst = (r: Boligomrade): string =>
	[
		`${r.tettsted}, ${r.period}`,
		`behov ${boliger(r.need)}`,
		`kapasitet ${boliger(r.capacity.mid)} (${boliger(r.capacity.min)}–${boliger(r.capacity.max)})`,
		`betinget ${boliger(r.conditional)}`,
		`ikke kartlagt eller vurdert ${boliger(r.unmappedCapacity.mid)} boliger`
	].join(', ');

/** Name of a place as a heading. */
export const storForbokstav = (navn: string): string =>
	navn.charAt(0).toUpperCase() + navn.slice(1);

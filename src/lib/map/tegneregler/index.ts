import arealbruk from './arealbruk1985.json' with { type: 'json' };
import arealformal from './arealformal.json' with { type: 'json' };
import eldre from './eldre.json' with { type: 'json' };
import hensyn from './hensynssoner.json' with { type: 'json' };
import linjer from './linjer.json' with { type: 'json' };
import punkt from './punkt.json' with { type: 'json' };

/** A `#rrggbb` colour. */
export type Farge = string;

/** `\` falls to the right, `/` rises; `\60` and `/30` are the two of pbl 1985 that are not at 45°. */
export type Retning = '\\' | '/' | '+' | '-' | '|' | '\\60' | '/30';

export interface Skravur {
	readonly form: 'skravur';
	readonly retning: Retning;
	readonly farge: Farge;
	readonly breddePx: number;
	/** Across the lines, from centre to centre. */
	readonly avstandPx: number;
}

export interface Striper {
	readonly form: 'striper';
	readonly retning: Retning;
	readonly farger: readonly Farge[];
	/** The first colour's part of a period, 0–1. */
	readonly andel: number;
	readonly flisPx: number;
}

export interface Prikker {
	readonly form: 'prikker';
	readonly farge: Farge;
	readonly diameterPx: number;
	readonly avstandPx: number;
}

export type Monster = Skravur | Striper | Prikker;

/** How a zone is filled: a colour, a pattern, or both; a symbol stands in the middle of some. */
export interface Flate {
	readonly farge?: Farge;
	readonly monster?: Monster;
	readonly symbol?: string;
}

export interface Arealregel {
	readonly kode: number;
	readonly navn: string;
	readonly navaerende: Flate;
	readonly framtidig: Flate;
}

/** One stroke of a line symbol; `strek` is the dash in pixels, `rund` makes a row of dots of it. */
export interface Strek {
	readonly farge: Farge;
	readonly breddePx: number;
	readonly strek?: readonly number[];
	readonly rund?: boolean;
}

export interface Soneregel {
	/** `KpFareSone` … and `KpBestemmelseOmråde`. */
	readonly objekttype: string;
	readonly omriss: Strek;
	readonly maksMalestokk: number;
	readonly navaerende: Monster;
	readonly framtidig: Monster;
}

export interface Linjeregel {
	readonly objekttype: string;
	readonly regel: string;
	readonly kode: number | null;
	/** null: whatever the status. */
	readonly status: number | null;
	/** null: whatever the level. */
	readonly vertikalniva: number | null;
	readonly maksMalestokk: number;
	/** Drawn from the first to the last, the last on top. */
	readonly streker: readonly Strek[];
}

export interface Punktregel {
	readonly objekttype: string;
	readonly kode: number;
	readonly navn: string;
	readonly form: 'kvadrat' | 'ring';
}

const arealregler = (verdier: unknown) => verdier as readonly Arealregel[];

/** The 66 KpArealformål codes of pbl 2008. */
export const arealformalRegler = arealregler(arealformal.verdier);
/** The 64 arealbruk codes of pbl 1985. */
export const arealbruk1985Regler = arealregler(arealbruk.verdier);
export const arealOmriss: Strek = arealformal.omriss;
export const arealMaksMalestokk = arealformal.maksMalestokk;

const soneregler = hensyn.verdier as unknown as readonly Soneregel[];
/** The eight kinds of hensynssone of pbl § 11-8. */
export const hensynssoneRegler = soneregler.filter((s) => s.objekttype.endsWith('Sone'));
export const bestemmelseRegel = first(soneregler, (s) => s.objekttype === 'KpBestemmelseOmråde');
/** Outline of KpRestriksjonOmråde and KpRetningslinjeOmråde, pbl 1985. */
export const eldreOmriss: Strek = eldre.omriss;
export const eldreMaksMalestokk = eldre.maksMalestokk;

const alleLinjer = linjer.verdier as readonly Linjeregel[];
export const planomradeRegel = first(alleLinjer, (l) => l.objekttype === 'KpOmråde');
export const linjeRegler = alleLinjer.filter((l) => l.objekttype !== 'KpOmråde');

export const punktRegler = punkt.verdier as readonly Punktregel[];
export const punktStorrelsePx = punkt.storrelsePx;
export const punktMaksMalestokk = punkt.maksMalestokk;
export const punktFarger = punkt.farger;

function first<T>(list: readonly T[], is: (item: T) => boolean): T {
	const found = list.find(is);
	if (!found) throw new Error('tegnereglene mangler en regel');
	return found;
}

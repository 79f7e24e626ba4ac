import type { Bevisdatasett } from '../bevis.ts';
import type { Boligsone } from '../housing/boligsone.ts';
import type { Parametersett } from '../housing/parametre.ts';
import type { Treff } from './langs.ts';
import type { Nettdel } from './nett.ts';

/** All that the reckoning of one scenario rests on, as PostGIS measured it. */
export interface Blagronngrunnlag {
	/** Kind by kind, nothing twice: what is free, and what lies in building purposes and in purposes that are not told. */
	readonly slag: readonly {
		readonly rang: number;
		readonly friM2: number;
		readonly byggM2: number;
		readonly ukjentM2: number;
	}[];
	/** The free ground in connected parts: they sum to `slag`. */
	readonly deler: readonly Nettdel[];
	readonly linjer: readonly Korridorlinje[];
	readonly treff: readonly Korridortreff[];
	readonly bredder: readonly Restbredde[];
	readonly flater: readonly Gronnflate[];
	/** Dwellings that stand, by the green surface that they are near; nr null: near none. */
	readonly boliger: readonly { readonly nr: number | null; readonly antall: number }[];
	/** The part of each zone for dwellings that lies near green, 0–1; those that lie near none are left out. */
	readonly andeler: ReadonlyMap<string, number>;
	readonly boligsoner: readonly Boligsone[];
	readonly parametre: Parametersett;
	readonly dekning: readonly Temadekning[];
	readonly datasett: readonly Bevisdatasett[];
	/** Those of them that the corridors are drawn in: the plan, watercourses and flood ways. */
	readonly korridordatasett: readonly Bevisdatasett[];
	/** The ground that the plan speaks of. */
	readonly omradeM2: number;
	/** What the answer leaves open, in words. */
	readonly forbehold: readonly string[];
	readonly utm: string;
}

export type Korridorslag = 'vassdrag' | 'flomvei';

export interface Korridorlinje {
	readonly id: string;
	readonly slag: Korridorslag;
	readonly navn: string | null;
	/** Which reach of how many. */
	readonly nr: number;
	readonly av: number;
	readonly lengdeM: number;
	/** Its middle, lng/lat. */
	readonly sted: readonly [number, number];
}

/** A stretch within `avstandM` of a purpose; 0: inside it. */
export interface Korridortreff extends Treff {
	readonly id: string;
	readonly avstandM: number;
}

export interface Restbredde {
	readonly id: string;
	/** null: building purposes lie on one side alone. */
	readonly breddeM: number | null;
	/** Where it is narrowest, lng/lat. */
	readonly sted: readonly [number, number] | null;
	/** The zones that it is narrowest between. */
	readonly soner: readonly { readonly lokalId: string; readonly navn: string }[];
}

/** A connected green surface that is large enough, named by its largest object. */
export interface Gronnflate {
	readonly nr: number;
	readonly lokalId: string;
	readonly navn: string;
	readonly arealM2: number;
}

/** How much of the plan's ground a theme does not tell of. */
export interface Temadekning {
	readonly tema: 'vann' | 'vassdrag' | 'flomvei' | 'naturtype' | 'bygning';
	readonly registrert: boolean;
	readonly ikkeKartlagtM2: number;
	readonly ikkeVurdertM2: number;
}

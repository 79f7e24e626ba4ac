import type { Boks } from '../geometri/boksetre.ts';
import type { Edit, Flislegging } from './flislegging.ts';
import type { Cm, Sone } from './punkt.ts';

export interface Avslag {
	readonly ok: false;
	/** In bokmål: why not, and what to do. */
	readonly reason: string;
	readonly place?: Cm;
	/** Zones that are not here would be touched: fetch those that meet `needs`, and try again. */
	readonly code?: 'not-loaded';
	readonly needs?: Boks;
}

/** What a verb answers: the edit, which nothing has been done with yet, or why it cannot be. */
export type Utfall = { readonly ok: true; readonly edit: Edit } | Avslag;

export const refuse = (reason: string, place?: Cm): Avslag =>
	place ? { ok: false, reason, place } : { ok: false, reason };

export const notLoaded = (needs: Boks): Avslag => ({
	ok: false,
	reason: 'Områdene rundt er ikke hentet ennå. Vent litt, og prøv igjen.',
	code: 'not-loaded',
	needs
});

export const BORTE =
	'Området er ikke der lenger: det er slettet eller slått sammen med et annet. Velg det som ligger der nå.';

export const LAST =
	'Plangrensa er låst. Den endres i planområdet, ikke i arealformålene. Flytt et punkt inne i planen i stedet.';

export const UREGNELIG =
	'Det går ikke å tegne akkurat slik her: grensene kommer for tett på hverandre. Flytt et punkt litt, og prøv igjen.';

/** The edit that gives zones new shapes. */
export const reshaped = (t: Flislegging, after: ReadonlyMap<string, Sone>): Utfall => ({
	ok: true,
	edit: {
		before: new Map([...after.keys()].flatMap((id) => [[id, t.get(id)] as const]).filter(isThere)),
		after,
		created: new Map()
	}
});

const isThere = (entry: readonly [string, Sone | undefined]): entry is [string, Sone] =>
	entry[1] !== undefined;

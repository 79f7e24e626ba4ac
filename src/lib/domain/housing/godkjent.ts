import { malt, ukjent, type Tall } from '../bevis.ts';
import { telt } from '../tall.ts';

/** Accepted infill of one place. */
export interface GodkjentSted {
	/** null: of several places that may not be told apart. Counted in the whole alone. */
	readonly sted: string | null;
	/** Those that have a number; for others than planners those that have none too. */
	readonly eiendommer: number;
	readonly boliger: number;
	/** By the share of each kind that is really built. */
	readonly realistisk: number;
}

/** Accepted parcels that no dwellings can be told for: never none of them. */
export interface Uvissgodkjent {
	/** null: it is not known, or not told, where they lie. */
	readonly sted: string | null;
	readonly hvorfor: 'uten tall' | 'ikke kandidat';
	/** null: so few that their number is not told. */
	readonly eiendommer: number | null;
}

/** What planners accepted of infill, parcel by parcel, as one reader may know it. */
export interface Godkjentgrunnlag {
	/** ikke vurdert: nobody has run it · ikke vist: not told to this reader. */
	readonly tilstand: 'kjent' | 'ikke vurdert' | 'ikke vist';
	/** Why it is not known; '' where it is. */
	readonly hvorfor: string;
	readonly steder: readonly GodkjentSted[];
	readonly uvisse: readonly Uvissgodkjent[];
	/** When it was run, and what has changed since. */
	readonly merknader: readonly string[];
}

export const IKKE_KJORT: Godkjentgrunnlag = {
	tilstand: 'ikke vurdert',
	hvorfor: 'Fortetting er ikke regnet for dette scenariet: ingen kjøring er gjort.',
	steder: [],
	uvisse: [],
	merknader: []
};

export type Godkjentmal = 'boliger' | 'realistisk';

const eiendommer = (n: number): string => telt(n, 'eiendommer');

const HVORDAN: Record<Godkjentmal, (eiendommer: number) => string> = {
	boliger: (n) => `Godkjent på ${eiendommer(n)}`,
	realistisk: (n) => `Andelen som regnes bygd, av ${eiendommer(n)}`
};

const UVISS: Record<Uvissgodkjent['hvorfor'], string> = {
	'uten tall': 'Antallet boliger er ikke kjent lenger. Sett det, eller kjør på nytt.',
	'ikke kandidat':
		'Eiendommene er ikke lenger kandidater i siste kjøring. Se på dem, eller angre godkjenningen.'
};

function uvisstall({ hvorfor, eiendommer: n }: Uvissgodkjent): Tall {
	const hvilke = n === null ? 'Noen godkjente eiendommer' : telt(n, 'godkjente eiendommer');
	const hva = hvorfor === 'uten tall' ? 'uten tall' : 'ute av siste kjøring';
	return ukjent(`${hvilke} ${hva}`, 'boliger', 'ikke vurdert', { hvorfor: UVISS[hvorfor] });
}

const NAVN = 'Fortetting tomt for tomt';

/**
 * The accepted dwellings as parts of a sum: of one place, or (null) of the whole municipality. No part at all is an honest
 * none; what nobody has reckoned, or may be told, is an unknown part.
 */
export function godkjentDeler(
	{ tilstand, hvorfor, steder, uvisse, merknader }: Godkjentgrunnlag,
	mal: Godkjentmal,
	sted: string | null
): Tall[] {
	if (tilstand !== 'kjent') return [ukjent(NAVN, 'boliger', tilstand, { hvorfor })];
	const isHer = (s: string | null) => sted === null || s === sted;
	const flere = sted !== null && steder.some((s) => s.sted === null);
	return [
		...steder
			.filter((s) => isHer(s.sted))
			.map((s) =>
				malt(`${NAVN}, ${s.sted ?? 'flere steder'}`, s[mal], 'boliger', {
					hvordan: HVORDAN[mal](s.eiendommer),
					merknader
				})
			),
		...(flere
			? [
					ukjent(NAVN, 'boliger', 'ikke vist', {
						hvorfor: 'Godkjente tomter vises bare samlet for hele kommunen.'
					})
				]
			: []),
		...uvisse.filter((u) => isHer(u.sted) || u.sted === null).map(uvisstall)
	];
}

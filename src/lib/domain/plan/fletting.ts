import type { Objekttilstand, Operasjon } from './endring.ts';

/** Whose version of an object is to stand: the scenario's that is merged into, or the other's. */
export type Flettevalg = 'mine' | 'theirs';

/** An object that was changed on at least one of the two ways from a common ancestor. */
export interface Flettebart {
	readonly lokalId: string;
	/** As it was in the common ancestor, is in the scenario merged from, and in the one merged into; null: not there. */
	readonly ancestor: Objekttilstand | null;
	readonly theirs: Objekttilstand | null;
	readonly mine: Objekttilstand | null;
	readonly changedByTheirs: boolean;
	readonly changedByMine: boolean;
	readonly same: boolean;
	/** Mine is what theirs was some time: it was merged before, and has only gone on there. */
	readonly isEarlier: boolean;
	/** Purposes of which ground passed between one another; the same number: they tile together only if chosen alike. */
	readonly group: number | null;
}

/** An object that was changed on both ways, and not alike. */
export interface Flettekonflikt {
	readonly lokalId: string;
	readonly ancestor: Objekttilstand | null;
	readonly mine: Objekttilstand | null;
	readonly theirs: Objekttilstand | null;
	/** The group it must be chosen with; null: it may be chosen by itself. */
	readonly group: number | null;
}

/** Objects that must be chosen alike. */
export interface Flettegruppe {
	readonly group: number;
	readonly objects: readonly { readonly lokalId: string; readonly name: string | null }[];
}

export type Flettevalgene = Readonly<Record<string, Flettevalg>>;

const isKonflikt = ({ changedByMine, changedByTheirs, same, isEarlier }: Flettebart): boolean =>
	changedByMine && changedByTheirs && !same && !isEarlier;

/** What was changed in one place alone is merged, or stays. */
const standard = ({ changedByTheirs, same }: Flettebart): Flettevalg =>
	changedByTheirs && !same ? 'theirs' : 'mine';

/** What was chosen for a whole group: one choice for all of it that was chosen; null: none, or several. */
function gruppevalg(alle: readonly Flettebart[], choices: Flettevalgene): Map<number, Flettevalg> {
	const valg = new Map<number, Set<Flettevalg>>();
	for (const { lokalId, group } of alle) {
		const choice = choices[lokalId];
		if (group === null || choice === undefined) continue;
		valg.set(group, (valg.get(group) ?? new Set<Flettevalg>()).add(choice));
	}
	return new Map(
		[...valg].flatMap(([group, set]) => {
			const [only, ...others] = set;
			return only !== undefined && others.length === 0 ? [[group, only] as const] : [];
		})
	);
}

const konfliktOf = ({ lokalId, ancestor, mine, theirs, group }: Flettebart): Flettekonflikt => ({
	lokalId,
	ancestor,
	mine,
	theirs,
	group
});

const navnOf = ({ mine, theirs, ancestor }: Flettebart): string | null =>
	(mine ?? theirs ?? ancestor)?.properties.omrNavn ?? null;

/** The groups that these objects are of, each with all its members. */
export function grupperMed(alle: readonly Flettebart[], ids: ReadonlySet<string>): Flettegruppe[] {
	const numbers = new Set(alle.filter(({ lokalId }) => ids.has(lokalId)).map(({ group }) => group));
	return [...numbers]
		.filter((group) => group !== null)
		.map((group) => ({
			group,
			objects: alle
				.filter((o) => o.group === group)
				.map((o) => ({ lokalId: o.lokalId, name: navnOf(o) }))
		}))
		.filter(({ objects }) => objects.length > 1);
}

function operasjon({ lokalId, mine, theirs, same }: Flettebart): Operasjon[] {
	if (same) return [];
	if (!theirs) return mine ? [{ op: 'delete', lokalId, version: mine.version }] : [];
	const { geometry, properties } = theirs;
	return mine
		? [{ op: 'update', lokalId, version: mine.version, geometry, properties }]
		: [{ op: 'create', lokalId, version: 0, geometry, properties }];
}

export type Fletteplan =
	| { readonly ok: true; readonly operations: readonly Operasjon[] }
	| { readonly ok: false; readonly conflicts: readonly Flettekonflikt[] };

/**
 * What must be done to merge: what was changed by theirs alone, and of conflicts what was chosen. Every conflict must be
 * chosen; a choice holds for the whole group, unless others of it are chosen otherwise (what then does not tile is refused
 * when it is stored).
 */
export function flett(alle: readonly Flettebart[], choices: Flettevalgene): Fletteplan {
	const groups = gruppevalg(alle, choices);
	const chosen = (o: Flettebart): Flettevalg | undefined =>
		choices[o.lokalId] ?? (o.group === null ? undefined : groups.get(o.group));
	const open = alle.filter((o) => isKonflikt(o) && chosen(o) === undefined);
	if (open.length > 0) return { ok: false, conflicts: open.map(konfliktOf) };
	const theirs = alle.filter((o) => (chosen(o) ?? standard(o)) === 'theirs');
	return { ok: true, operations: theirs.flatMap(operasjon) };
}

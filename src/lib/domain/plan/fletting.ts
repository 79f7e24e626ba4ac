import type { Objekttilstand } from './endring.ts';

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

const isKonflikt = ({ changedByMine, changedByTheirs, same }: Flettebart): boolean =>
	changedByMine && changedByTheirs && !same;

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

export type Fletteplan =
	/** The objects that are to be as theirs, and are not yet. */
	| { readonly ok: true; readonly objects: readonly string[] }
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
	const theirs = alle.filter((o) => !o.same && (chosen(o) ?? standard(o)) === 'theirs');
	return { ok: true, objects: theirs.map(({ lokalId }) => lokalId) };
}

/** A choice that must be made: conflicts, and what follows them. */
export interface Flettesak {
	/** The same as long as it is the same objects. */
	readonly key: string;
	readonly conflicts: readonly Flettebart[];
	/** Not in conflict themselves, but of the same group: they are taken from the same scenario. */
	readonly followers: readonly Flettebart[];
}

/** The choices that a merge asks for: one for each group with a conflict in it, one for each other conflict. */
export function flettesaker(alle: readonly Flettebart[]): Flettesak[] {
	const saker = Map.groupBy(alle, ({ lokalId, group }) =>
		group === null ? lokalId : `gruppe ${group.toString()}`
	);
	return [...saker.values()].flatMap((objects) => {
		const conflicts = objects.filter(isKonflikt);
		if (conflicts.length === 0) return [];
		const key = conflicts.map(({ lokalId }) => lokalId).join(' ');
		return { key, conflicts, followers: objects.filter((o) => !isKonflikt(o)) };
	});
}

/** What comes in whatever is chosen: changed by theirs alone, and bound to no choice. */
export function kommerInn(alle: readonly Flettebart[]): Flettebart[] {
	const bound = new Set(alle.filter((o) => isKonflikt(o)).map(({ group }) => group));
	return alle.filter(
		(o) => !isKonflikt(o) && standard(o) === 'theirs' && (o.group === null || !bound.has(o.group))
	);
}

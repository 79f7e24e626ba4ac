/** A scenario and where it came from. */
export interface Opphav {
	readonly id: number;
	readonly revision: number;
	/** The scenario it was copied from; null: none. */
	readonly parent: number | null;
	/** That one's revision then; null: nobody knows. */
	readonly parentRevision: number | null;
}

/** One scenario merged into another: `into` has since `intoRevision` taken a stand on all of `from` until `fromRevision`. */
export interface Flettet {
	readonly into: number;
	readonly intoRevision: number;
	readonly from: number;
	readonly fromRevision: number;
}

/** A scenario as it stood at a revision; 0: as it was copied, before its log. */
export interface Standpunkt {
	readonly id: number;
	readonly revision: number;
}

/** What a state came of, itself among them: of each scenario, the last revision that is behind it. */
type Bakover = ReadonlyMap<number, number>;

/** A copy's first state is its parent's at that revision; where nobody knows which, it is behind what the parent is now. */
const kopiertVed = ({ parentRevision }: Opphav, parent: Opphav): number =>
	parentRevision ?? parent.revision;

function stegBakover(
	{ id, revision }: Standpunkt,
	scenarier: readonly Opphav[],
	flettinger: readonly Flettet[]
): Standpunkt[] {
	const her = scenarier.find((s) => s.id === id);
	if (!her) return [];
	const copies = scenarier.filter((s) => s.parent === id && revision >= kopiertVed(s, her));
	return [
		...(her.parent === null ? [] : [{ id: her.parent, revision: her.parentRevision ?? 0 }]),
		...copies.map((s) => ({ id: s.id, revision: 0 })),
		...flettinger
			.filter(({ into, intoRevision }) => into === id && intoRevision <= revision)
			.map(({ from, fromRevision }) => ({ id: from, revision: fromRevision }))
	];
}

function bakover(
	start: Standpunkt,
	scenarier: readonly Opphav[],
	flettinger: readonly Flettet[]
): Bakover {
	const seen = new Map<number, number>();
	const waiting = [start];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if ((seen.get(next.id) ?? -1) >= next.revision) continue;
		seen.set(next.id, next.revision);
		waiting.push(...stegBakover(next, scenarier, flettinger));
	}
	return seen;
}

const isBehind = ({ id, revision }: Standpunkt, state: Bakover): boolean =>
	(state.get(id) ?? -1) >= revision;

/**
 * The last state that two scenarios have in common: where one was copied from the other or both from a third, or where one
 * was last merged into the other. Of several that are so (each merged into the other, crosswise), the one merged from's own.
 * null: they have nothing in common.
 */
export function fellesUtgangspunkt(
	from: number,
	target: number,
	scenarier: readonly Opphav[],
	flettinger: readonly Flettet[]
): Standpunkt | null {
	const now = (id: number) => ({ id, revision: scenarier.find((s) => s.id === id)?.revision ?? 0 });
	const [theirs, mine] = [from, target].map((id) => bakover(now(id), scenarier, flettinger));
	const both = [...(theirs ?? [])].flatMap(([id, revision]): Standpunkt[] => {
		const other = mine?.get(id);
		return other === undefined ? [] : [{ id, revision: Math.min(revision, other) }];
	});
	const behind = new Map(both.map((state) => [state, bakover(state, scenarier, flettinger)]));
	const last = both.filter((state) =>
		both.every((other) => {
			const [of, mineOf] = [behind.get(other), behind.get(state)];
			// Two that are behind one another are one state under two names.
			return !of || !mineOf || !isBehind(state, of) || isBehind(other, mineOf);
		})
	);
	const rank = ({ id, revision }: Standpunkt): number =>
		(id === from ? 0 : id === target ? 1 : 2) + (revision === 0 ? 0 : 3);
	return last.toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)[0] ?? null;
}

import type {
	Konflikt,
	Objektegenskaper,
	Objekttilstand,
	Operasjon
} from '#lib/domain/plan/endring.ts';
import { endredeEgenskaper, sammeSted, type Tilstand } from './tilstand.ts';
import type { Post } from './utboks.ts';

const isSaid = (said: Partial<Objektegenskaper>, properties: Objektegenskaper): boolean =>
	Object.keys(endredeEgenskaper(properties, { ...properties, ...said })).length === 0;

/** Is the object already as this operation makes it? Then the answer was lost, and not the edit. */
function isDone(op: Operasjon, theirs: Objekttilstand | null): boolean {
	if (op.op === 'delete') return theirs === null;
	if (theirs === null) return false;
	if (op.op === 'update' && theirs.version !== op.version + 1) return false;
	return (
		(op.geometry === undefined || sammeSted(op.geometry, theirs.geometry)) &&
		(op.properties === undefined || isSaid(op.properties, theirs.properties))
	);
}

/** Did the server take the edit, though its answer never came? A conflict of every object with what we asked for ourselves. */
export const erAlleredeLagret = (
	{ operations }: Post,
	konflikter: readonly Konflikt[]
): boolean => {
	const theirs = new Map(konflikter.map((k) => [k.lokalId, k.theirs]));
	return operations.every((op) => {
		const found = theirs.get(op.lokalId);
		return found !== undefined && isDone(op, found);
	});
};

/** One object that two have changed, as it is laid before the planner. */
export interface Motsetning extends Konflikt {
	/** As it was when ours began; null: not there. */
	readonly fra: Tilstand | null;
	/** What both have changed; [] where the two go together. */
	readonly kolliderer: readonly string[];
}

function collisions(
	op: Operasjon,
	theirs: Objekttilstand | null,
	fra: Tilstand | null
): readonly string[] {
	if (op.op !== 'update' || theirs === null || fra === null) return ['objektet'];
	const changed = endredeEgenskaper(fra.properties, theirs.properties);
	const both = Object.keys(op.properties ?? {}).filter((key) => key in changed);
	const moved = !sammeSted(fra.geometry, theirs.geometry);
	return op.geometry !== undefined && moved ? ['geometrien', ...both] : both;
}

/** Where do the two edits meet, object by object? */
export const motsetninger = (post: Post, konflikter: readonly Konflikt[]): Motsetning[] =>
	konflikter.map((konflikt) => {
		const fra = post.fra[konflikt.lokalId] ?? null;
		return { ...konflikt, fra, kolliderer: collisions(konflikt.mine, konflikt.theirs, fra) };
	});

/** The same operation made on the object as it now stands; null: nothing is left of it. */
function rebased(op: Operasjon, theirs: Objekttilstand | null, fra: Tilstand | null) {
	if (op.op === 'delete') return theirs && { ...op, version: theirs.version };
	if (theirs !== null) {
		const { geometry, properties } = op;
		const { lokalId } = op;
		return { op: 'update', lokalId, version: theirs.version, geometry, properties } as Operasjon;
	}
	if (op.op === 'create' || fra === null) return op;
	// They deleted it: ours brings it back.
	const properties = { ...fra.properties, ...op.properties };
	const { lokalId, geometry = fra.geometry } = op;
	return { op: 'create', lokalId, version: 0, geometry, properties } as Operasjon;
}

/** The edit laid on top of what the others did: nothing of theirs is lost but what the planner has chosen to change. */
export function oppaDeres(post: Post, konflikter: readonly Konflikt[]): Post {
	const theirs = new Map(konflikter.map((k) => [k.lokalId, k.theirs]));
	const operations = post.operations.flatMap((op) => {
		const found = theirs.get(op.lokalId);
		const next = found === undefined ? op : rebased(op, found, post.fra[op.lokalId] ?? null);
		return next === null ? [] : [next];
	});
	return { ...post, operations };
}

/** How much further each object's version has come than the later edits believe. */
const forskyvning = (post: Post, ny: Post): Map<string, number> => {
	const before = new Map(post.operations.map((op) => [op.lokalId, op.version]));
	return new Map(
		ny.operations.map((op) => [op.lokalId, op.version - (before.get(op.lokalId) ?? 0)])
	);
};

/**
 * The queue with an edit laid on top of what the others did. The later ones follow it; one that itself meets what they changed
 * keeps its version: it becomes a conflict of its own, and is shown, and does not overwrite theirs untold.
 */
export function lagtOppa(
	ko: readonly Post[],
	post: Post,
	konflikter: readonly Konflikt[]
): { ko: Post[]; ny: Post } {
	const ny = oppaDeres(post, konflikter);
	const by = forskyvning(post, ny);
	const deres = new Map(konflikter.map((k) => [k.lokalId, k.theirs]));
	const follows = (op: Operasjon): Operasjon => {
		const more = by.get(op.lokalId) ?? 0;
		if (op.op === 'create' || more <= 0) return op;
		const theirs = deres.get(op.lokalId) ?? null;
		const meets = collisions(op, theirs, post.fra[op.lokalId] ?? null).length > 0;
		return meets ? op : { ...op, version: op.version + more };
	};
	const after = (other: Post): Post => ({ ...other, operations: other.operations.map(follows) });
	return {
		ny,
		ko: ko.map((p) => (p.nr === post.nr ? ny : p.nr > post.nr ? after(p) : p))
	};
}

/** The version that an object came back with, which only the server knows, for what waits to be done with it. */
export function medVersjon(ko: readonly Post[], lokalId: string, version: number): Post[] {
	let next = version;
	return ko.map((post) => ({
		...post,
		operations: post.operations.map((op) => {
			if (op.lokalId !== lokalId || op.op === 'create') return op;
			const fixed = { ...op, version: next };
			next += 1;
			return fixed;
		})
	}));
}

/** The edit itself, and those later in the queue that build on what it made: they fall together. */
export function medFolger(post: Post, ko: readonly Post[]): Post[] {
	const touched = new Set(post.operations.map(({ lokalId }) => lokalId));
	return ko.filter((other) => {
		const falls =
			other.nr === post.nr ||
			(other.nr > post.nr && other.operations.some(({ lokalId }) => touched.has(lokalId)));
		if (falls) for (const { lokalId } of other.operations) touched.add(lokalId);
		return falls;
	});
}

/** The objects that some edits are of, each once. */
export const beroerte = (poster: readonly Post[]): string[] => [
	...new Set(poster.flatMap(({ operations }) => operations.map(({ lokalId }) => lokalId)))
];

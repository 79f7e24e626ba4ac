/** What is asked of a maker of tiles. */
export interface Known {
	/** Revisions that the caller holds the tile of: it is not made again for them. */
	readonly known: readonly string[];
}

/** A tile as it stands now. */
export interface Tile {
	/** Changes whenever what the tile is made of does. */
	readonly revision: string;
	/** The tile's bytes; null where it is empty, undefined where the revision is known. */
	readonly bytes: Uint8Array | null | undefined;
	/** May everyone see it? Only such a tile may lie in a shared cache. */
	readonly isPublic: boolean;
	/** Does the revision alone say what is in it? Not while an import is being staged. */
	readonly isSettled: boolean;
}

/** A tile as it was last sent; null where it is empty. */
export interface Kept {
	readonly revision: string;
	readonly body: Uint8Array | null;
	/** Is it packed by gzip? */
	readonly isPacked: boolean;
}

/** Tiles made lately, by address, each at the revision it was made of: panning back costs nothing. Bounded by bytes. */
export class TileCache {
	private readonly tiles = new Map<string, Kept>();
	private bytes = 0;
	private readonly maxBytes: number;
	constructor(maxBytes: number) {
		this.maxBytes = maxBytes;
	}
	get(address: string): Kept | undefined {
		const tile = this.tiles.get(address);
		if (tile === undefined) return undefined;
		this.tiles.delete(address);
		this.tiles.set(address, tile);
		return tile;
	}
	set(address: string, tile: Kept): void {
		this.drop(address);
		this.tiles.set(address, tile);
		this.bytes += tile.body?.length ?? 0;
		for (const oldest of this.tiles.keys()) {
			if (this.bytes <= this.maxBytes && this.tiles.size <= 20_000) break;
			this.drop(oldest);
		}
	}
	private drop(address: string): void {
		this.bytes -= this.tiles.get(address)?.body?.length ?? 0;
		this.tiles.delete(address);
	}
}

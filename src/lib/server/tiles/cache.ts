/** A tile as it is sent: packed by gzip, or null where it is empty. */
export interface Packed {
	readonly revision: string;
	readonly gzip: Uint8Array | null;
}

/** Tiles made lately, by address, each at the revision it was made of: panning back costs nothing. Bounded by bytes. */
export class TileCache {
	private readonly tiles = new Map<string, Packed>();
	private bytes = 0;
	private readonly maxBytes: number;
	constructor(maxBytes: number) {
		this.maxBytes = maxBytes;
	}
	get(address: string): Packed | undefined {
		const tile = this.tiles.get(address);
		if (tile === undefined) return undefined;
		this.tiles.delete(address);
		this.tiles.set(address, tile);
		return tile;
	}
	set(address: string, tile: Packed): void {
		this.drop(address);
		this.tiles.set(address, tile);
		this.bytes += tile.gzip?.length ?? 0;
		for (const oldest of this.tiles.keys()) {
			if (this.bytes <= this.maxBytes && this.tiles.size <= 20_000) break;
			this.drop(oldest);
		}
	}
	private drop(address: string): void {
		this.bytes -= this.tiles.get(address)?.gzip?.length ?? 0;
		this.tiles.delete(address);
	}
}

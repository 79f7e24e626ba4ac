/** Geometry of a tile feature: MVT's three kinds, with rings and lines as lists of points. */
export interface TileShape {
	/** 1 point · 2 line · 3 polygon */
	readonly type: 1 | 2 | 3;
	readonly parts: [number, number][][];
}

/** Reads PostGIS' TWKB with precision 0 (https://github.com/TWKB/Specification): integers, deltas, varints. */
class Reader {
	private at = 0;
	private x = 0;
	private y = 0;
	private readonly bytes: Uint8Array;
	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}
	byte(): number {
		return this.bytes[this.at++] ?? 0;
	}
	unsigned(): number {
		let value = 0;
		for (let factor = 1; ; factor *= 128) {
			const b = this.byte();
			value += (b & 127) * factor;
			if (b < 128) return value;
		}
	}
	private signed(): number {
		const z = this.unsigned();
		return z % 2 ? -(z + 1) / 2 : z / 2;
	}
	points(count: number): [number, number][] {
		const points: [number, number][] = [];
		for (let i = 0; i < count; i++) {
			this.x += this.signed();
			this.y += this.signed();
			points.push([this.x, this.y]);
		}
		return points;
	}
	rings(): [number, number][][] {
		const count = this.unsigned();
		return Array.from({ length: count }, () => this.points(this.unsigned()));
	}
}

/** The shape in a TWKB value; null for an empty one or a kind that a tile cannot hold. */
export function readTwkb(bytes: Uint8Array): TileShape | null {
	const reader = new Reader(bytes);
	const type = reader.byte() & 15;
	const empty = (reader.byte() & 16) !== 0;
	if (empty) return null;
	const many = <T>(read: () => T): T[] => Array.from({ length: reader.unsigned() }, read);
	switch (type) {
		case 1:
			return { type: 1, parts: [reader.points(1)] };
		case 2:
			return { type: 2, parts: [reader.points(reader.unsigned())] };
		case 3:
			return { type: 3, parts: reader.rings() };
		case 4:
			return { type: 1, parts: many(() => reader.points(1)) };
		case 5:
			return { type: 2, parts: many(() => reader.points(reader.unsigned())) };
		case 6:
			return { type: 3, parts: many(() => reader.rings()).flat() };
		default:
			return null;
	}
}

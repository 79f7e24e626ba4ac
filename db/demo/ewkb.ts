import type { Geometry, Position } from 'geojson';

const types = new Map([
	['Point', 1],
	['LineString', 2],
	['Polygon', 3],
	['MultiPolygon', 6]
]);

/** Bytes of one part without its head: a position, or a count and its positions, or rings, or polygons. */
function writeParts(out: Writer, type: string, coordinates: unknown): void {
	if (type === 'Point') {
		out.position(coordinates as Position);
		return;
	}
	const parts = coordinates as unknown[];
	out.count(parts.length);
	for (const part of parts) {
		if (type === 'LineString') out.position(part as Position);
		else if (type === 'Polygon') writeParts(out, 'LineString', part);
		else {
			out.head(3);
			writeParts(out, 'Polygon', part);
		}
	}
}

class Writer {
	#bytes = Buffer.alloc(1024);
	#length = 0;

	#room(size: number): number {
		const start = this.#length;
		this.#length += size;
		if (this.#length > this.#bytes.length) {
			this.#bytes = Buffer.concat([this.#bytes], Math.max(this.#length, this.#bytes.length * 2));
		}
		return start;
	}

	head(type: number): void {
		const start = this.#room(1);
		this.#bytes.writeUInt8(1, start);
		this.count(type);
	}

	count(value: number): void {
		const start = this.#room(4);
		this.#bytes.writeUInt32LE(value, start);
	}

	position([x = NaN, y = NaN]: Position): void {
		const start = this.#room(16);
		this.#bytes.writeDoubleLE(x, start);
		this.#bytes.writeDoubleLE(y, start + 8);
	}

	hex(): string {
		return this.#bytes.toString('hex', 0, this.#length);
	}
}

const withSrid = 0x20000000;

/** A two-dimensional geometry as PostGIS takes it in COPY: EWKB in hex, little-endian, with its SRID. */
export function ewkbHex(geometry: Geometry, srid: number): string {
	const type = types.get(geometry.type);
	if (type === undefined || geometry.type === 'GeometryCollection') {
		throw new Error(`no EWKB for ${geometry.type}`);
	}
	const out = new Writer();
	out.head(type + withSrid);
	out.count(srid);
	writeParts(out, geometry.type, geometry.coordinates);
	return out.hex();
}

import type { Geometry, Position } from 'geojson';

const SRID_FLAG = 0x20000000;
const kinds = {
	Point: 1,
	LineString: 2,
	Polygon: 3,
	MultiPoint: 4,
	MultiLineString: 5,
	MultiPolygon: 6,
	GeometryCollection: 7
} as const;

/** Grows by doubling; little-endian throughout. */
class Writer {
	private view = new DataView(new ArrayBuffer(1024));
	private size = 0;
	private room(bytes: number): number {
		if (this.size + bytes > this.view.byteLength) {
			const larger = new ArrayBuffer(Math.max(this.view.byteLength * 2, this.size + bytes));
			new Uint8Array(larger).set(new Uint8Array(this.view.buffer));
			this.view = new DataView(larger);
		}
		const at = this.size;
		this.size += bytes;
		return at;
	}
	byte(value: number): void {
		// Asked for first: `room` may put a larger view in the place of this one.
		const at = this.room(1);
		this.view.setUint8(at, value);
	}
	uint(value: number): void {
		const at = this.room(4);
		this.view.setUint32(at, value, true);
	}
	points(points: readonly Position[]): void {
		let at = this.room(points.length * 16);
		for (const [east = NaN, north = NaN] of points) {
			this.view.setFloat64(at, east, true);
			this.view.setFloat64(at + 8, north, true);
			at += 16;
		}
	}
	hex(): string {
		return Buffer.from(this.view.buffer, 0, this.size).toString('hex');
	}
}

/** Geometry as hexadecimal EWKB with its SRID, 2D: what COPY into a geometry column takes. */
export function toEwkbHex(geometry: Geometry, srid: number): string {
	const writer = new Writer();
	write(writer, geometry, srid);
	return writer.hex();
}

function write(to: Writer, geometry: Geometry, srid: number | null): void {
	to.byte(1);
	to.uint(kinds[geometry.type] + (srid === null ? 0 : SRID_FLAG));
	if (srid !== null) to.uint(srid);
	const list = (points: readonly Position[]) => {
		to.uint(points.length);
		to.points(points);
	};
	switch (geometry.type) {
		case 'Point':
			to.points([geometry.coordinates]);
			return;
		case 'LineString':
			list(geometry.coordinates);
			return;
		case 'Polygon':
			to.uint(geometry.coordinates.length);
			geometry.coordinates.forEach(list);
			return;
		default: {
			const parts = partsOf(geometry);
			to.uint(parts.length);
			for (const part of parts) write(to, part, null);
		}
	}
}

function partsOf(
	geometry: Exclude<Geometry, { type: 'Point' | 'LineString' | 'Polygon' }>
): Geometry[] {
	switch (geometry.type) {
		case 'MultiPoint':
			return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
		case 'MultiLineString':
			return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
		case 'MultiPolygon':
			return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
		case 'GeometryCollection':
			return geometry.geometries;
	}
}

const kindOf = new Map<number, keyof typeof kinds>(
	Object.entries(kinds).map(([kind, nr]) => [nr, kind as keyof typeof kinds])
);

/** Reads on from where it is; the byte order is told anew for each geometry. */
class Reader {
	private readonly view: DataView;
	private at = 0;
	private isLittle = true;
	constructor(bytes: Buffer) {
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}
	order(): void {
		this.isLittle = this.view.getUint8(this.at) === 1;
		this.at += 1;
	}
	uint(): number {
		const value = this.view.getUint32(this.at, this.isLittle);
		this.at += 4;
		return value;
	}
	point(): Position {
		const point = [
			this.view.getFloat64(this.at, this.isLittle),
			this.view.getFloat64(this.at + 8, this.isLittle)
		];
		this.at += 16;
		return point;
	}
	list<T>(one: () => T): T[] {
		return Array.from({ length: this.uint() }, one);
	}
}

/** A geometry as PostGIS gives it, hexadecimal EWKB in 2D: the very numbers that are stored. */
export const fromEwkbHex = (hex: string): Geometry => read(new Reader(Buffer.from(hex, 'hex')));

function read(from: Reader): Geometry {
	from.order();
	const type = from.uint();
	if (type & SRID_FLAG) from.uint();
	const kind = kindOf.get(type & ~SRID_FLAG);
	const point = () => from.point();
	const line = () => from.list(point);
	const parts = <T>() => from.list(() => read(from) as T);
	const coordinatesOf = (part: { coordinates: unknown }) => part.coordinates;
	switch (kind) {
		case 'Point':
			return { type: kind, coordinates: point() };
		case 'LineString':
			return { type: kind, coordinates: line() };
		case 'Polygon':
			return { type: kind, coordinates: from.list(line) };
		case 'MultiPoint':
		case 'MultiLineString':
		case 'MultiPolygon':
			return {
				type: kind,
				coordinates: parts<{ coordinates: unknown }>().map(coordinatesOf)
			} as Geometry;
		case 'GeometryCollection':
			return { type: kind, geometries: parts<Geometry>() };
		case undefined:
			throw new Error(`a geometry of type ${type.toString()} is not read`);
	}
}

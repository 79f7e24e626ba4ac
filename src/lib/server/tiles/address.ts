import { BadRequest } from '../badRequest.ts';

/** A tile of the web Mercator pyramid. */
export interface TileAddress {
	readonly z: number;
	readonly x: number;
	readonly y: number;
}

/** Deepest level that is made; the map stretches it to 1:500. */
export const MAX_ZOOM = 16;
/** Units along a tile's side, and how far geometry reaches over it, so that outlines meet unseen. */
export const EXTENT = 4096;
export const BUFFER = 64;

const HALF_WORLD = 20037508.342789244;

/** Reads `z/x/y`; null for anything that is not a tile of the pyramid. */
export function parseTile(z: string, x: string, y: string): TileAddress | null {
	if (![z, x, y].every((part) => /^\d{1,7}$/.test(part))) return null;
	const tile = { z: Number(z), x: Number(x), y: Number(y) };
	const side = 2 ** tile.z;
	return tile.z <= MAX_ZOOM && tile.x < side && tile.y < side ? tile : null;
}

/** The tile a request's path names; nonsense is a BadRequest. */
export function tileOf({ z, x, y }: { z: string; x: string; y: string }): TileAddress {
	const tile = parseTile(z, x, y);
	if (!tile) throw new BadRequest('ugyldig-flis', 'Adressen er ikke en kartflis (z/x/y).');
	return tile;
}

/** West and north edge and side of a tile, in EPSG:3857 metres. */
export function tileBounds({ z, x, y }: TileAddress): {
	west: number;
	north: number;
	side: number;
} {
	const side = (2 * HALF_WORLD) / 2 ** z;
	return { west: -HALF_WORLD + x * side, north: HALF_WORLD - y * side, side };
}

/** Web Mercator metres of a position in degrees. */
export const toMercator = (lng: number, lat: number): { x: number; y: number } => ({
	x: (lng / 180) * HALF_WORLD,
	y: (Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) * HALF_WORLD
});

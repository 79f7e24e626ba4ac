import type { TileAddress } from '../../src/lib/server/tiles/address.ts';

/** Raufoss, lng/lat. */
export const RAUFOSS = { lng: 10.6133, lat: 60.726 } as const;

const PER_ZOOM = 24;

function at(z: number): { x: number; y: number } {
	const phi = (RAUFOSS.lat * Math.PI) / 180;
	return {
		x: ((RAUFOSS.lng + 180) / 360) * 2 ** z,
		y: ((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** z
	};
}

/** The distinct tiles nearest to Raufoss, as many from each of zoom 12–16. */
export function raufossTiles(): TileAddress[] {
	return [12, 13, 14, 15, 16].flatMap((z) => {
		const { x, y } = at(z);
		const near = [-3, -2, -1, 0, 1, 2, 3];
		return near
			.flatMap((dx) => near.map((dy) => ({ z, x: Math.floor(x) + dx, y: Math.floor(y) + dy })))
			.toSorted((a, b) => distance(a, x, y) - distance(b, x, y))
			.slice(0, PER_ZOOM);
	});
}

const distance = (tile: TileAddress, x: number, y: number) =>
	Math.hypot(tile.x + 0.5 - x, tile.y + 0.5 - y);

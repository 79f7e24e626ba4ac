import type { Map as MapLibreMap } from 'maplibre-gl';

interface TileId {
	readonly z: number;
	readonly x: number;
	readonly y: number;
}
/** What MapLibre's events about a tile hold beside what its types tell. */
interface TileEvent {
	readonly sourceId?: string;
	readonly tile?: {
		readonly state: string;
		readonly tileID: { readonly key: string; readonly canonical: TileId };
	};
}

const keyOf = ({ sourceId, tile }: TileEvent): string =>
	`${sourceId ?? ''} ${tile?.tileID.key ?? ''}`;

/**
 * Tells whether the whole picture has come: no at the first tile that fails, yes when the map is at rest and none is
 * missing. What failed is asked for again when the map is moved, when the net is back, and by what is returned.
 */
export function watchTiles(map: MapLibreMap, told: (isWhole: boolean) => void): () => void {
	const failed = new Map<string, TileEvent>();
	// By its number: a whole source that is asked for again leaves out what failed (MapLibre 6.17).
	const retry = () => {
		const wanted = [...failed.values()];
		failed.clear();
		for (const { sourceId, tile } of wanted)
			if (sourceId && tile && map.getSource(sourceId))
				map.refreshTiles(sourceId, [tile.tileID.canonical]);
		map.triggerRepaint();
	};
	const retryFailed = () => {
		if (failed.size > 0) retry();
	};
	map.on('error', (event) => {
		failed.set(keyOf(event as TileEvent), event as TileEvent);
		told(false);
	});
	map.on('sourcedata', (event) => {
		const { tile } = event as TileEvent;
		if (tile?.state === 'loaded') failed.delete(keyOf(event));
	});
	map.on('moveend', retryFailed);
	map.on('idle', () => {
		told(failed.size === 0);
	});
	window.addEventListener('online', retryFailed);
	map.on('remove', () => {
		window.removeEventListener('online', retryFailed);
	});
	return retry;
}

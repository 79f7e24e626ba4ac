import type { Map as MapLibreMap } from 'maplibre-gl';

/** Keeps maps at the same place and scale: the one that is moved takes the others along. */
export class Kartsynk {
	readonly #maps = new Set<MapLibreMap>();
	#isFollowing = false;

	/** A map that joins goes where the others are; answers with how to leave. */
	join(map: MapLibreMap): () => void {
		const [first] = this.#maps;
		if (first) this.#follow(first, map);
		this.#maps.add(map);
		const onmove = () => {
			if (this.#isFollowing) return;
			for (const other of this.#maps) if (other !== map) this.#follow(map, other);
		};
		map.on('move', onmove);
		return () => {
			map.off('move', onmove);
			this.#maps.delete(map);
		};
	}

	/** A map that follows tells of its own move: that is no move of anybody's. */
	#follow(leader: MapLibreMap, follower: MapLibreMap): void {
		this.#isFollowing = true;
		follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() });
		this.#isFollowing = false;
	}
}

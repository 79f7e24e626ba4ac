let loaded: Promise<typeof import('maplibre-gl')> | undefined;

async function load() {
	const [maplibre, { default: workerUrl }] = await Promise.all([
		import('maplibre-gl'),
		import('maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url')
	]);
	maplibre.setWorkerUrl(workerUrl);
	// The worker starts while the page around the map is made, and waits for the next map when this one is gone.
	maplibre.prewarm();
	return maplibre;
}

/** MapLibre, fetched once: a page that will show a map may ask for it before the map does. A failure can be tried again. */
export const loadMapLibre = (): Promise<typeof import('maplibre-gl')> =>
	(loaded ??= load().catch((error: unknown) => {
		loaded = undefined;
		throw error;
	}));

import { standardSkjult } from '../../src/lib/map/layers/lagliste.ts';
import { mapStyle } from '../../src/lib/map/style.ts';
import { RAUFOSS } from './raufossTiles.ts';

export interface Frame {
	readonly width: number;
	readonly height: number;
}

export const ZOOM = 14;

/**
 * A page with nothing but MapLibre and our style: the same tiles, layers, fonts, place and size. Its patterns are one
 * plain square each, its code comes unbundled and uncompressed from node_modules. It tells when the map is first idle.
 */
export function barePage(scenarioId: number, revision: number, { width, height }: Frame): string {
	const style = mapStyle({
		theme: 'lys',
		modus: 'farger',
		hidden: standardSkjult,
		illustrasjon: true,
		planTiles: `ORIGIN/tiles/${scenarioId}/{z}/{x}/{y}.mvt?r=${revision}`,
		kartTiles: 'ORIGIN/tiles/kart/{z}/{x}/{y}.mvt',
		fonts: { regular: 'ORIGIN/bare/400.woff2', semibold: 'ORIGIN/bare/600.woff2' }
	});
	return `<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<title>Bare</title>
<link rel="stylesheet" href="maplibre-gl.css">
<div id="kart" style="width:${width}px;height:${height}px"></div>
<script type="module">
import { Map, setWorkerUrl } from './maplibre-gl.mjs';
setWorkerUrl(new URL('maplibre-gl-worker.mjs', location.href).href);
const style = JSON.parse(${JSON.stringify(JSON.stringify(style))}.replaceAll('ORIGIN', location.origin));
const map = new Map({
	container: 'kart', style, center: [${RAUFOSS.lng}, ${RAUFOSS.lat}], zoom: ${ZOOM},
	attributionControl: false, fadeDuration: 200
});
const square = { width: 32, height: 32, data: new Uint8Array(32 * 32 * 4).fill(128) };
map.setMissingStyleImageResolver((id) => map.addImage(id, square, { pixelRatio: 2 }));
map.once('idle', () => { document.getElementById('kart').dataset.idle = 'true'; });
</script>
</html>`;
}

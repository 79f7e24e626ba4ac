import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { annet } from './layers/annet.ts';
import { arealformal } from './layers/arealformal.ts';
import { bestemmelse } from './layers/bestemmelse.ts';
import { hensynssone, sonenavnFilter } from './layers/hensynssone.ts';
import { kart } from './layers/kart.ts';
import { kartSource, lagmerke, planSource } from './layers/layer.ts';
import { linje } from './layers/linje.ts';
import { markering, planLag } from './layers/markering.ts';
import { planomrade } from './layers/planomrade.ts';
import { punkt } from './layers/punkt.ts';
import { createTheme, type Modus, type Temanavn, type Theme } from './theme.ts';
import { inOrder } from './zorder.ts';

export interface MapStyleOptions {
	readonly theme: Temanavn;
	readonly modus: Modus;
	/** Tile address of the scenario with {z}/{x}/{y}; null: no plan yet. */
	readonly planTiles: string | null;
	/** Tile address of the line map; null: none. */
	readonly kartTiles: string | null;
	/** Is the plan an illustration? Beside a real one nothing is drawn that was invented for the illustration. */
	readonly illustrasjon?: boolean;
	/** Ids of the layer list that are switched off. */
	readonly hidden: readonly string[];
	/** Addresses of the woff2 files of Source Sans 3, so that no glyph server is needed. */
	readonly fonts: { readonly regular: string; readonly semibold: string };
	/** A tiled background instead of our own line map (Kartverket's WMTS): the purposes then let it through. */
	readonly bakgrunn?: { readonly tiles: readonly string[]; readonly attribution: string } | null;
}

/** The theme these options ask for. */
export const themeFor = ({
	theme,
	modus,
	hidden
}: Pick<MapStyleOptions, 'theme' | 'modus' | 'hidden'>) =>
	createTheme(theme, modus, hidden.includes('arealformal'));

/** Every layer of the map in a theme, from the bottom up, all of them visible. */
export const allLayers = (
	theme: Theme,
	parts: { plan: boolean; kart: boolean }
): LayerSpecification[] =>
	inOrder([
		{ id: 'grunn', type: 'background', paint: { 'background-color': theme.grunn } },
		...(parts.kart ? kart(theme) : []),
		...(parts.plan
			? [arealformal, hensynssone, bestemmelse, linje, punkt, annet, planomrade, markering].flatMap(
					(layers) => layers(theme)
				)
			: [])
	]);

/** Zoom of the deepest tiles the server makes; closer in they are enlarged, to 1:500. */
const maxTileZoom = 16;

const tiles = (address: string): SourceSpecification => ({
	type: 'vector',
	tiles: [address],
	minzoom: 0,
	maxzoom: maxTileZoom
});

function sources(options: MapStyleOptions): StyleSpecification['sources'] {
	const { planTiles, kartTiles, bakgrunn } = options;
	// lokalId as the feature's id: what is lit is said by lokalId, whichever tile it lies in.
	const promoteId = Object.fromEntries(planLag.map((l) => [l, 'lokalId']));
	return {
		...(planTiles
			? { [planSource]: { ...tiles(planTiles), promoteId } as SourceSpecification }
			: {}),
		...(kartTiles && !bakgrunn ? { [kartSource]: tiles(kartTiles) } : {}),
		...(bakgrunn
			? {
					bakgrunn: {
						type: 'raster' as const,
						tiles: [...bakgrunn.tiles],
						tileSize: 256,
						attribution: bakgrunn.attribution
					}
				}
			: {})
	};
}

/** A layer as the layer list has it: names go with what they name. */
function shown(layer: LayerSpecification, hidden: readonly string[]): LayerSpecification {
	const lag = lagmerke(layer)?.lag;
	if (lag === undefined) return layer;
	if (hidden.includes(lag) || (lag === 'feltnavn' && hidden.includes('arealformal')))
		return { ...layer, layout: { ...layer.layout, visibility: 'none' } };
	if (lag === 'sonenavn') return { ...layer, filter: sonenavnFilter(hidden) } as LayerSpecification;
	return layer;
}

const ekte = ['!', ['to-boolean', ['get', 'illustrasjon']]];

/** The line map without what was invented. */
const utenOppdiktet = (layer: LayerSpecification): LayerSpecification =>
	'source' in layer && layer.source === kartSource
		? ({
				...layer,
				filter: 'filter' in layer ? ['all', layer.filter, ekte] : ekte
			} as LayerSpecification)
		: layer;

/** Lets a tiled background shine through the fills. */
function seeThrough(layer: LayerSpecification): LayerSpecification {
	if (layer.id !== 'arealformal-flate' || layer.type !== 'fill') return layer;
	return { ...layer, paint: { ...layer.paint, 'fill-opacity': 0.6 } };
}

/** The whole style: sources, fonts and layers. Pure; the same options give the same style. */
export function mapStyle(options: MapStyleOptions): StyleSpecification {
	const { planTiles, kartTiles, bakgrunn, hidden, fonts, illustrasjon } = options;
	const layers = allLayers(themeFor(options), {
		plan: planTiles !== null,
		kart: kartTiles !== null && !bakgrunn
	})
		.map((layer) => shown(layer, hidden))
		.map((layer) => (illustrasjon ? layer : utenOppdiktet(layer)));
	const raster: LayerSpecification = { id: 'kart-bakgrunn', type: 'raster', source: 'bakgrunn' };
	return {
		version: 8,
		'font-faces': {
			'Source Sans 3': [{ url: fonts.regular }],
			'Source Sans 3 Semibold': [{ url: fonts.semibold }]
		},
		sources: sources(options),
		layers: bakgrunn ? inOrder([raster, ...layers.map(seeThrough)]) : layers
	};
}

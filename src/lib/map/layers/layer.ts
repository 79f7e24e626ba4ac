import type {
	CircleLayerSpecification,
	FillLayerSpecification,
	LayerSpecification,
	LineLayerSpecification,
	RasterLayerSpecification,
	SymbolLayerSpecification
} from 'maplibre-gl';
import type { Strek } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';

export const planSource = 'plan';
export const kartSource = 'kart';

export const font = ['Source Sans 3'];
export const fontSemibold = ['Source Sans 3 Semibold'];

/** Which entry of the layer list switches this layer, and whether a click may hit it. */
export interface Lagmerke {
	readonly lag: string;
	readonly klikk?: boolean;
}

type Spec<L extends { id: string }> = Omit<L, 'type' | 'source' | 'source-layer' | 'metadata'>;

const on =
	<L extends LayerSpecification>(type: L['type'], source: string) =>
	(sourceLayer: string, merke: Lagmerke, spec: Spec<L>): L =>
		({ ...spec, type, source, 'source-layer': sourceLayer, metadata: merke }) as unknown as L;

export const plan = {
	fill: on<FillLayerSpecification>('fill', planSource),
	line: on<LineLayerSpecification>('line', planSource),
	symbol: on<SymbolLayerSpecification>('symbol', planSource),
	circle: on<CircleLayerSpecification>('circle', planSource)
};
export const kart = {
	fill: on<FillLayerSpecification>('fill', kartSource),
	line: on<LineLayerSpecification>('line', kartSource),
	symbol: on<SymbolLayerSpecification>('symbol', kartSource),
	raster: on<RasterLayerSpecification>('raster', 'bakgrunn')
};

/** The layer list's mark on a layer; null for layers that are always there. */
export function lagmerke(layer: { readonly metadata?: unknown }): Lagmerke | null {
	return (layer.metadata as Lagmerke | undefined) ?? null;
}

/** A dash in pixels as MapLibre wants it: in line widths. */
export const dash = ({ strek, breddePx }: Strek): number[] | undefined =>
	strek?.map((px) => Math.max(px, 0.01) / breddePx);

/** Colour, width and dash of one stroke, as paint. */
export function strekPaint(strek: Strek, theme: Theme): LineLayerSpecification['paint'] {
	const dasharray = dash(strek);
	return {
		'line-color': theme.farge(strek.farge),
		'line-width': strek.breddePx,
		...(dasharray ? { 'line-dasharray': dasharray } : {})
	};
}

export const tekstPaint = (theme: Theme): SymbolLayerSpecification['paint'] => ({
	'text-color': theme.tekst,
	'text-halo-color': theme.glorie,
	'text-halo-width': 1.4
});

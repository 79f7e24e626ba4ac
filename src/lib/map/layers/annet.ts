import type { LayerSpecification } from 'maplibre-gl';
import { zoomForScale } from '../scale.ts';
import type { Strek } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { filter, objekttype, value } from './expression.ts';
import { font, plan, strekPaint, tekstPaint } from './layer.ts';

const lag = { lag: 'annet' };

/** No drawing rule knows these objects: a slate grey that no purpose has, with a broken outline [choice]. */
const annetFarge = '#748494';
export const annetStrek: Strek = { farge: annetFarge, breddePx: 1.5, strek: [5, 3] };

const dimension = (type: string) => filter(['==', ['geometry-type'], type]);

/**
 * Objects that SOSI Plan does not know: drawn at every scale, so that nothing in a file is invisible, and neutrally, so
 * that nobody takes them for a purpose.
 */
export const annet = (theme: Theme): LayerSpecification[] => [
	plan.fill(
		'annet',
		{ ...lag, klikk: true },
		{
			id: 'annet-flate',
			filter: dimension('Polygon'),
			paint: { 'fill-color': theme.farge(annetFarge), 'fill-opacity': 0.18 }
		}
	),
	plan.line(
		'annet',
		{ ...lag, klikk: true },
		{ id: 'annet-strek', paint: strekPaint(annetStrek, theme) ?? {} }
	),
	plan.circle(
		'annet',
		{ ...lag, klikk: true },
		{
			id: 'annet-punkt',
			filter: dimension('Point'),
			paint: {
				'circle-radius': 4,
				'circle-color': theme.farge(annetFarge),
				'circle-stroke-color': theme.glorie,
				'circle-stroke-width': 1.5
			}
		}
	),
	plan.symbol('annet', lag, {
		id: 'annet-navn',
		minzoom: zoomForScale(10_000),
		filter: filter(['!=', ['geometry-type'], 'LineString']),
		layout: {
			'text-field': value<string>(['coalesce', ['get', 'omrNavn'], objekttype, '']),
			'text-font': font,
			'text-size': 11,
			'text-padding': 8,
			'text-variable-anchor': ['center', 'top', 'bottom'],
			'text-radial-offset': 0.6
		},
		paint: tekstPaint(theme) ?? {}
	})
];

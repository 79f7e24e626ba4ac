import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../theme.ts';
import { value } from './expression.ts';
import { plan } from './layer.ts';

const lag = { lag: 'markering' };
export const planLag = [
	'planomrade',
	'arealformal',
	'bestemmelse',
	'hensynssone',
	'linje',
	'punkt',
	'annet'
] as const;

const state = (name: string) => ['boolean', ['feature-state', name], false];
/** A paint value by the two states MapView sets: `valgt` (the one in the panel) and `merket` (lit by a figure). */
const byState = (valgt: unknown, merket: unknown, none: unknown) =>
	value<never>(['case', state('valgt'), valgt, state('merket'), merket, none]);

/** A white casing under a strong colour: seen on black, on white and on every national colour between. */
export const markering = (theme: Theme): LayerSpecification[] => [
	plan.fill('arealformal', lag, {
		id: 'markering-demp',
		layout: { visibility: 'none' },
		paint: {
			'fill-color': theme.grunn,
			'fill-opacity': byState(0, 0, 0.62),
			'fill-antialias': false
		}
	}),
	...planLag
		.filter((l) => l !== 'punkt')
		.flatMap((sourceLayer) => [
			plan.line(sourceLayer, lag, {
				id: `markering-${sourceLayer}-kant`,
				layout: { 'line-join': 'round', 'line-cap': 'round' },
				paint: { 'line-color': '#ffffff', 'line-width': byState(9, 6, 0) }
			}),
			plan.line(sourceLayer, lag, {
				id: `markering-${sourceLayer}`,
				layout: { 'line-join': 'round', 'line-cap': 'round' },
				paint: {
					'line-color': byState(theme.valgt, theme.merket, theme.merket),
					'line-width': byState(5, 3, 0)
				}
			})
		]),
	plan.circle('punkt', lag, {
		id: 'markering-punkt',
		paint: {
			'circle-radius': byState(17, 15, 0),
			'circle-color': '#ffffff',
			'circle-opacity': byState(0.8, 0.6, 0),
			'circle-stroke-color': byState(theme.valgt, theme.merket, theme.merket),
			'circle-stroke-width': byState(5, 3, 0)
		}
	})
];

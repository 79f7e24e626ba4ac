import type { LayerSpecification } from 'maplibre-gl';
import { zoomForScale } from '../scale.ts';
import type { Theme } from '../theme.ts';
import { filter, value } from './expression.ts';
import { font, fontSemibold, kart as on, tekstPaint } from './layer.ts';

/** Properties and buildings are in the tiles from this zoom on: farther out they would be a grey mass. */
export const MATRIKKEL_FRA_ZOOM = 14;

const tema = (...names: string[]) => filter(['match', ['get', 'tema'], names, true, false]);
const round = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** Widths at 1:100 000, 1:10 000 and 1:1 000. */
const width = (far: unknown, mid: unknown, near: unknown) =>
	value<number>([
		'interpolate',
		['exponential', 1.4],
		['zoom'],
		zoomForScale(100_000),
		far,
		zoomForScale(10_000),
		mid,
		zoomForScale(1_000),
		near
	]);

function strek(
	id: string,
	theme: Theme,
	lag: string,
	its: string,
	extra: {
		width: ReturnType<typeof width>;
		minzoom?: number;
		dash?: number[];
		opacity?: number;
	}
): LayerSpecification {
	return on.line(
		'linje',
		{ lag },
		{
			id,
			minzoom: extra.minzoom ?? 0,
			filter: tema(its),
			layout: extra.dash ? { 'line-join': 'round' } : round,
			paint: {
				'line-color': theme.kartlinje,
				'line-width': extra.width,
				'line-opacity': extra.opacity ?? 1,
				...(extra.dash ? { 'line-dasharray': extra.dash } : {})
			}
		}
	);
}

const perVeg = (rv: number, fv: number, annen: number) => [
	'match',
	['get', 'type'],
	['ev', 'rv', 'E', 'R'],
	rv,
	['fv', 'F'],
	fv,
	annen
];

/** Water and terrain: fills of the ground, seen where no plan lies over them. */
const flater = (theme: Theme): LayerSpecification[] => [
	on.fill(
		'flate',
		{ lag: 'ar5' },
		{
			id: 'kart-ar5',
			filter: tema('ar5'),
			paint: { 'fill-color': theme.terreng, 'fill-outline-color': theme.kartlinje }
		}
	),
	on.fill(
		'flate',
		{ lag: 'vann' },
		{
			id: 'kart-vann',
			filter: tema('vann'),
			paint: { 'fill-color': theme.vann }
		}
	),
	on.line(
		'flate',
		{ lag: 'vann' },
		{
			id: 'kart-vann-kant',
			filter: tema('vann'),
			paint: { 'line-color': theme.kartlinje, 'line-width': width(0.6, 1.2, 1.6) }
		}
	),
	on.line(
		'flate',
		{ lag: 'tettsted' },
		{
			id: 'kart-tettsted',
			filter: tema('tettsted'),
			paint: {
				'line-color': theme.kartlinje,
				'line-width': width(0.8, 1.4, 2),
				'line-dasharray': [2, 2]
			}
		}
	)
];

const linjer = (theme: Theme): LayerSpecification[] => [
	strek('kart-bekk', theme, 'vann', 'bekk', {
		width: width(0.3, 0.8, 1.2),
		minzoom: zoomForScale(60_000)
	}),
	strek('kart-elv', theme, 'vann', 'elv', { width: width(0.9, 1.6, 2.2) }),
	strek('kart-kommune', theme, 'kommune', 'kommune', {
		width: width(1.4, 2, 2.6),
		dash: [6, 2, 1, 2]
	}),
	strek('kart-veg', theme, 'veg', 'veg', {
		width: width(perVeg(1.8, 1.1, 0.4), perVeg(3, 2.2, 1.2), perVeg(4.5, 3.6, 2.4))
	}),
	strek('kart-bane', theme, 'bane', 'bane', { width: width(1.2, 2, 3), dash: [5, 1.6] })
];

const eiendom = (theme: Theme): LayerSpecification[] => [
	on.line(
		'eiendom',
		{ lag: 'eiendom' },
		{
			id: 'kart-eiendom',
			minzoom: MATRIKKEL_FRA_ZOOM,
			paint: { 'line-color': theme.kartlinje, 'line-width': width(0.3, 0.5, 1) }
		}
	),
	on.line(
		'bygning',
		{ lag: 'bygning' },
		{
			id: 'kart-bygning',
			minzoom: MATRIKKEL_FRA_ZOOM,
			paint: { 'line-color': theme.kartlinje, 'line-width': width(0.3, 0.7, 1.4) }
		}
	),
	on.symbol(
		'eiendom_punkt',
		{ lag: 'eiendom' },
		{
			id: 'kart-eiendom-navn',
			minzoom: zoomForScale(3_500),
			layout: {
				'text-field': value<string>(['coalesce', ['get', 'label'], '']),
				'text-font': font,
				'text-size': 11
			},
			paint: { ...tekstPaint(theme), 'text-color': theme.navn === 'mork' ? theme.tekst : '#404040' }
		}
	)
];

const perTema = (sentrum: number, sted: number, stasjon: number, skole: number) => [
	'match',
	['get', 'tema'],
	'sentrum',
	sentrum,
	'sted',
	sted,
	'stasjon',
	stasjon,
	skole
];

/** Centres at every scale; places, stations and schools as there is room for them. */
const navn = (theme: Theme): LayerSpecification =>
	on.symbol(
		'navn',
		{ lag: 'navn' },
		{
			id: 'kart-navn',
			filter: filter(['>=', ['zoom'], perTema(0, 9, 12, 13)]),
			layout: {
				'text-field': value<string>(['coalesce', ['get', 'navn'], '']),
				'text-font': fontSemibold,
				'text-size': value<number>(perTema(17, 15, 12.5, 12.5)),
				'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
				'text-radial-offset': 0.4,
				'text-max-width': 8,
				'text-padding': 4,
				'symbol-sort-key': value<number>(perTema(1, 2, 3, 4))
			},
			paint: { ...tekstPaint(theme), 'text-halo-width': 1.8 }
		}
	);

/** Our own line map in RGB 153, drawn over the purposes so that it can be read on them. */
export const kart = (theme: Theme): LayerSpecification[] => [
	...flater(theme),
	...linjer(theme),
	...eiendom(theme),
	navn(theme)
];

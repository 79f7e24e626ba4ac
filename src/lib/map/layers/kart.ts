import type { LayerSpecification } from 'maplibre-gl';
import { zoomForScale } from '../scale.ts';
import type { Theme } from '../theme.ts';
import { filter, value } from './expression.ts';
import { font, fontSemibold, kart as on, tekstPaint } from './layer.ts';

/** Properties and buildings are in the tiles from this zoom on: farther out they would be a grey mass. */
export const MATRIKKEL_FRA_ZOOM = 14;

/** One sign of the line map: its widths in px at 1:100 000, 1:10 000 and 1:1 000, its dash in widths of itself. */
export interface Kartstrek {
	readonly navn: string;
	/** In the layer list. */
	readonly lag: string;
	readonly bredder: readonly [number, number, number];
	readonly strek?: readonly number[];
	/** It goes around a surface. */
	readonly flate?: true;
}

/** The signs of the line map, in the legend's order: what is drawn and what is explained come from here. */
export const kartstreker = {
	kommune: {
		navn: 'Kommunegrense',
		lag: 'kommune',
		bredder: [1.4, 2, 2.6],
		strek: [6, 2, 1, 2]
	},
	tettsted: { navn: 'Tettstedsgrense', lag: 'tettsted', bredder: [0.8, 1.4, 2], strek: [2, 2] },
	riksveg: { navn: 'Europa- og riksveg', lag: 'veg', bredder: [1.8, 3, 4.5] },
	fylkesveg: { navn: 'Fylkesveg', lag: 'veg', bredder: [1.1, 2.2, 3.6] },
	annenVeg: { navn: 'Annen veg', lag: 'veg', bredder: [0.4, 1.2, 2.4] },
	bane: { navn: 'Jernbane', lag: 'bane', bredder: [1.2, 2, 3], strek: [5, 1.6] },
	vann: { navn: 'Vann', lag: 'vann', bredder: [0.6, 1.2, 1.6], flate: true },
	elv: { navn: 'Elv', lag: 'vann', bredder: [0.9, 1.6, 2.2] },
	bekk: { navn: 'Bekk', lag: 'vann', bredder: [0.3, 0.8, 1.2] },
	bygning: { navn: 'Bygning', lag: 'bygning', bredder: [0.3, 0.7, 1.4], flate: true },
	eiendom: { navn: 'Eiendomsgrense', lag: 'eiendom', bredder: [0.3, 0.5, 1] }
} as const satisfies Record<string, Kartstrek>;

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

const strekPaint = (theme: Theme, { bredder, strek }: Kartstrek) => ({
	'line-color': theme.kartlinje,
	'line-width': width(...bredder),
	...(strek ? { 'line-dasharray': [...strek] } : {})
});

const strek = (
	id: string,
	theme: Theme,
	its: string,
	sign: Kartstrek,
	minzoom = 0
): LayerSpecification =>
	on.line(
		'linje',
		{ lag: sign.lag },
		{
			id,
			minzoom,
			filter: tema(its),
			layout: sign.strek ? { 'line-join': 'round' } : round,
			paint: strekPaint(theme, sign)
		}
	);

/** A road's width by its kind. */
const vegbredde = (i: 0 | 1 | 2) => [
	'match',
	['get', 'type'],
	['ev', 'rv', 'E', 'R'],
	kartstreker.riksveg.bredder[i],
	['fv', 'F'],
	kartstreker.fylkesveg.bredder[i],
	kartstreker.annenVeg.bredder[i]
];

const veg = (theme: Theme): LayerSpecification =>
	on.line(
		'linje',
		{ lag: 'veg' },
		{
			id: 'kart-veg',
			filter: tema('veg'),
			layout: round,
			paint: {
				'line-color': theme.kartlinje,
				'line-width': width(vegbredde(0), vegbredde(1), vegbredde(2))
			}
		}
	);

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
			paint: strekPaint(theme, kartstreker.vann)
		}
	),
	on.line(
		'flate',
		{ lag: 'tettsted' },
		{
			id: 'kart-tettsted',
			filter: tema('tettsted'),
			paint: strekPaint(theme, kartstreker.tettsted)
		}
	)
];

const linjer = (theme: Theme): LayerSpecification[] => [
	strek('kart-bekk', theme, 'bekk', kartstreker.bekk, zoomForScale(60_000)),
	strek('kart-elv', theme, 'elv', kartstreker.elv),
	strek('kart-kommune', theme, 'kommune', kartstreker.kommune),
	veg(theme),
	strek('kart-bane', theme, 'bane', kartstreker.bane)
];

const eiendom = (theme: Theme): LayerSpecification[] => [
	on.line(
		'eiendom',
		{ lag: 'eiendom' },
		{
			id: 'kart-eiendom',
			minzoom: MATRIKKEL_FRA_ZOOM,
			paint: strekPaint(theme, kartstreker.eiendom)
		}
	),
	on.line(
		'bygning',
		{ lag: 'bygning' },
		{
			id: 'kart-bygning',
			minzoom: MATRIKKEL_FRA_ZOOM,
			paint: strekPaint(theme, kartstreker.bygning)
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

import type { LayerSpecification } from 'maplibre-gl';
import { figurId } from '../monster/figurer.ts';
import { zoomForScale } from '../scale.ts';
import { punktFarger, punktMaksMalestokk, punktRegler } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { filter, objekttype, value } from './expression.ts';
import { font, plan, tekstPaint } from './layer.ts';

const lag = { lag: 'punkt' };
const minzoom = zoomForScale(punktMaksMalestokk);
const koder = punktRegler.map((r) => r.kode);
const harSymbol = [
	'all',
	['==', objekttype, 'KpSamferdselPunkt'],
	['match', ['coalesce', ['get', 'kode'], -1], koder, true, false]
];
const erPaskrift = [
	'match',
	objekttype,
	['KpPåskrift', 'RpPåskrift', 'KpPaskrift', 'RpPaskrift'],
	true,
	false
];

/** Vegkryss and kollektivknutepunkt as signs, påskrift as text, every other point as a small ring. */
export const punkt = (theme: Theme): LayerSpecification[] => [
	plan.symbol(
		'punkt',
		{ ...lag, klikk: true },
		{
			id: 'punkt-symbol',
			minzoom,
			filter: filter(harSymbol),
			layout: { 'icon-image': value<string>(ikon(theme)), 'icon-allow-overlap': true }
		}
	),
	plan.circle(
		'punkt',
		{ ...lag, klikk: true },
		{
			id: 'punkt-annet',
			minzoom,
			filter: filter(['all', ['!', harSymbol], ['!', erPaskrift]]),
			paint: {
				'circle-radius': 4,
				'circle-color': '#ffffff',
				'circle-stroke-color': theme.farge('#000000'),
				'circle-stroke-width': 1.5
			}
		}
	),
	plan.symbol(
		'punkt',
		{ ...lag, klikk: true },
		{
			id: 'punkt-tekst',
			minzoom,
			filter: filter(erPaskrift),
			layout: {
				'text-field': value<string>(['coalesce', ['get', 'omrNavn'], '']),
				'text-font': font,
				'text-size': 12
			},
			paint: tekstPaint(theme) ?? {}
		}
	)
];

/** On the ground the sign is whole, on other levels broken; black is nåværende, red framtidig. */
function ikon(theme: Theme): readonly unknown[] {
	const image = (form: string, status: 'navaerende' | 'framtidig', stiplet: boolean) =>
		figurId(stiplet ? `${form}-stiplet` : form, theme.farge(punktFarger[status]));
	const perStatus = (form: string, stiplet: boolean) => [
		'match',
		['coalesce', ['get', 'arealbruksstatus'], 1],
		[2, 3],
		image(form, 'framtidig', stiplet),
		image(form, 'navaerende', stiplet)
	];
	const perNiva = (form: string) => [
		'case',
		['==', ['coalesce', ['get', 'vertikalniva'], 2], 2],
		perStatus(form, false),
		perStatus(form, true)
	];
	return [
		'match',
		['get', 'kode'],
		...punktRegler.flatMap((r) => [r.kode, perNiva(r.form)]),
		perNiva('ring')
	];
}

import type { LayerSpecification } from 'maplibre-gl';
import { monsterId, withColours } from '../monster/id.ts';
import { zoomForScale } from '../scale.ts';
import { bestemmelseRegel, eldreMaksMalestokk, eldreOmriss } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { filter, objekttype, value } from './expression.ts';
import { font, plan, strekPaint, tekstPaint } from './layer.ts';

const lag = { lag: 'bestemmelse' };
const erBestemmelse = ['in', 'Bestemmelse', objekttype];
const minzoom = zoomForScale(bestemmelseRegel.maksMalestokk);

/**
 * Bestemmelsesområder (dots, dashed outline, name) and, of pbl 1985, restriksjon and retningslinje (thin
 * dashed outline and code): the older symbols are one drawing for each code and are not redrawn here.
 */
export const bestemmelse = (theme: Theme): LayerSpecification[] => [
	plan.fill(
		'bestemmelse',
		{ ...lag, klikk: true },
		{
			id: 'bestemmelse-prikker',
			minzoom,
			filter: filter(erBestemmelse),
			paint: { 'fill-pattern': monsterId(withColours(bestemmelseRegel.navaerende, theme.farge)) }
		}
	),
	plan.line('bestemmelse', lag, {
		id: 'bestemmelse-omriss',
		minzoom,
		filter: filter(erBestemmelse),
		paint: strekPaint(bestemmelseRegel.omriss, theme) ?? {}
	}),
	plan.line(
		'bestemmelse',
		{ ...lag, klikk: true },
		{
			id: 'bestemmelse-eldre',
			minzoom: zoomForScale(eldreMaksMalestokk),
			filter: filter(['!', erBestemmelse]),
			paint: strekPaint(eldreOmriss, theme) ?? {}
		}
	),
	plan.symbol('bestemmelse_punkt', lag, {
		id: 'bestemmelse-navn',
		minzoom: zoomForScale(25_000),
		layout: {
			'text-field': value<string>([
				'to-string',
				['coalesce', ['get', 'omrNavn'], ['get', 'kode'], '']
			]),
			'text-font': font,
			'text-size': 12,
			'text-padding': 8
		},
		paint: tekstPaint(theme) ?? {}
	})
];

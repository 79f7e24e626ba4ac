import type { LayerSpecification } from 'maplibre-gl';
import { figurId } from '../monster/figurer.ts';
import { monsterId } from '../monster/id.ts';
import { zoomForScale } from '../scale.ts';
import { shownIn, type Arealsymbol } from '../symbol.ts';
import { arealMaksMalestokk, arealOmriss } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { erRegulering, filter, perArealsymbol, value } from './expression.ts';
import { font, plan, tekstPaint } from './layer.ts';

const lag = { lag: 'arealformal' };
const minzoom = zoomForScale(arealMaksMalestokk);
/** Feltnavn from 1:60 000; further out they would be all that one sees. */
const navnMinzoom = zoomForScale(60_000);

/** Purposes of pbl 2008 and 1985 and of reguleringsplaner: colour, pattern, thin outline, symbol, feltnavn. */
export const arealformal = (theme: Theme): LayerSpecification[] => [
	plan.fill(
		'arealformal',
		{ ...lag, klikk: true },
		{
			id: 'arealformal-flate',
			minzoom,
			paint: { 'fill-color': value<string>(perArealsymbol((s) => shownIn(theme, s).farge)) }
		}
	),
	monsterLayer('arealformal-monster', theme, 'monster'),
	monsterLayer('arealformal-overlegg', theme, 'overlegg'),
	plan.line('arealformal', lag, {
		id: 'arealformal-omriss',
		minzoom,
		layout: { 'line-join': 'round' },
		paint: { 'line-color': theme.farge(arealOmriss.farge), 'line-width': omrissBredde }
	}),
	plan.symbol('arealformal_punkt', lag, {
		id: 'arealformal-symbol',
		minzoom: navnMinzoom,
		filter: filter(perArealsymbol((s) => s.symbol !== null)),
		layout: {
			'icon-image': value<string>(perArealsymbol((s) => figurId(s.symbol ?? 'bolig', '#000000'))),
			'icon-anchor': 'bottom',
			'icon-offset': [0, -9],
			'icon-allow-overlap': true,
			'icon-ignore-placement': true
		}
	}),
	feltnavn(theme)
];

/** The table's 0.18 px at presentation scale (1:20 000–1:50 000), wider closer in, where borders are read. */
const omrissBredde = value<number>([
	'interpolate',
	['exponential', 1.5],
	['zoom'],
	zoomForScale(20_000),
	arealOmriss.breddePx,
	zoomForScale(2_500),
	0.8,
	zoomForScale(500),
	1.2
]);

function monsterLayer(id: string, theme: Theme, part: 'monster' | 'overlegg'): LayerSpecification {
	const image = (symbol: Arealsymbol) => {
		const monster = shownIn(theme, symbol)[part];
		return monster ? monsterId(monster) : '';
	};
	return plan.fill('arealformal', lag, {
		id,
		minzoom,
		filter: filter(perArealsymbol((s) => s[part] !== null)),
		paint: { 'fill-pattern': value<string>(perArealsymbol(image)) }
	});
}

const kode = ['to-string', ['coalesce', ['get', 'kode'], 'uten kode']];
const navn = ['coalesce', ['get', 'omrNavn'], ''];
const linjeskift = ['case', ['==', navn, ''], '', '\n'];
const kodeOgNavn = ['format', navn, {}, linjeskift, {}, kode, { 'font-scale': 0.82 }];

/** Feltnavn; with the code below it in grey mode, for reguleringsplaner and for codes no table has. */
function feltnavn(theme: Theme): LayerSpecification {
	const medKode = ['any', erRegulering, ['!', perArealsymbol((s) => s.kjent)]];
	const field =
		theme.modus === 'graaskala' ? kodeOgNavn : ['case', medKode, kodeOgNavn, ['format', navn, {}]];
	return plan.symbol(
		'arealformal_punkt',
		{ lag: 'feltnavn' },
		{
			id: 'arealformal-navn',
			minzoom: navnMinzoom,
			layout: {
				'text-field': value<string>(field),
				'text-font': font,
				'text-size': value<number>([
					'interpolate',
					['linear'],
					['zoom'],
					navnMinzoom,
					11,
					16,
					14,
					19,
					17
				]),
				'text-line-height': 1.05,
				'text-max-width': 9,
				'text-padding': 4
			},
			paint: tekstPaint(theme) ?? {}
		}
	);
}

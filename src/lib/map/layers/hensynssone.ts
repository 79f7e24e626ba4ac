import type { LayerSpecification } from 'maplibre-gl';
import { monsterId, withColours } from '../monster/id.ts';
import { zoomForScale } from '../scale.ts';
import { artsnavn } from '../symbol.ts';
import { hensynssoneRegler, type Soneregel } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { filter, navneformer, objekttype, value } from './expression.ts';
import { font, plan, strekPaint, tekstPaint } from './layer.ts';

/** The layer list's id of one kind of hensynssone: `hensynssone-faresone`. */
export const hensynLag = (regel: Soneregel): string => `hensynssone-${artsnavn(regel.objekttype)}`;

/** Hatch, dash-dot outline and name of the eight kinds of hensynssone, Kp and Rp. */
export const hensynssone = (theme: Theme): LayerSpecification[] => [
	...hensynssoneRegler.flatMap((regel) => sone(regel, theme)),
	sonenavn(theme)
];

function sone(regel: Soneregel, theme: Theme): LayerSpecification[] {
	const lag = hensynLag(regel);
	const minzoom = zoomForScale(regel.maksMalestokk);
	const its = filter(['match', objekttype, navneformer(regel.objekttype), true, false]);
	const image = (status: 'navaerende' | 'framtidig') =>
		monsterId(withColours(regel[status], theme.farge));
	return [
		plan.fill(
			'hensynssone',
			{ lag, klikk: true },
			{
				id: `${lag}-skravur`,
				minzoom,
				filter: its,
				paint: {
					'fill-pattern': value<string>([
						'match',
						['coalesce', ['get', 'arealbruksstatus'], 1],
						[2, 3],
						image('framtidig'),
						image('navaerende')
					])
				}
			}
		),
		plan.line(
			'hensynssone',
			{ lag },
			{
				id: `${lag}-omriss`,
				minzoom,
				filter: its,
				paint: strekPaint(regel.omriss, theme) ?? {}
			}
		)
	];
}

/** The names of these kinds of hensynssone alone are left out: of those that are switched off. */
export const sonenavnFilter = (hidden: readonly string[]) => {
	const off = hensynssoneRegler.filter((regel) => hidden.includes(hensynLag(regel)));
	const names = off.flatMap((regel) => navneformer(regel.objekttype));
	return filter(['!', ['in', objekttype, ['literal', names]]]);
};

/** Sonenavn (`H320_1`), or H and the code where the file has none; in grey mode this tells red hatch from black. */
function sonenavn(theme: Theme): LayerSpecification {
	const kode = ['concat', 'H', ['to-string', ['coalesce', ['get', 'kode'], '']]];
	return plan.symbol(
		'hensynssone_punkt',
		{ lag: 'sonenavn' },
		{
			id: 'hensynssone-navn',
			minzoom: zoomForScale(25_000),
			layout: {
				'text-field': value<string>(['coalesce', ['get', 'omrNavn'], kode]),
				'text-font': font,
				'text-size': 12,
				'text-padding': 8
			},
			paint: tekstPaint(theme) ?? {}
		}
	);
}

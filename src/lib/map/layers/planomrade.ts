import type { LayerSpecification } from 'maplibre-gl';
import { zoomForScale } from '../scale.ts';
import { arealMaksMalestokk, planomradeRegel } from '../tegneregler/index.ts';
import type { Theme } from '../theme.ts';
import { plan, strekPaint } from './layer.ts';

const lag = { lag: 'planomrade' };
const navn = ['hvit', 'svart'];

/** The plan's outline, and its extent as a blue tint at scales too small for the purposes (1:400 001–1:15 mill.). */
export const planomrade = (theme: Theme): LayerSpecification[] => [
	plan.fill(
		'planomrade',
		{ ...lag, klikk: true },
		{
			id: 'planomrade-utstrekning',
			minzoom: Math.max(0, zoomForScale(15_000_000)),
			maxzoom: zoomForScale(arealMaksMalestokk),
			paint: { 'fill-color': theme.farge('#3366cc'), 'fill-opacity': 0.35 }
		}
	),
	...planomradeRegel.streker.map((strek, i) =>
		plan.line('planomrade', lag, {
			id: `planomrade-${navn[i] ?? i}`,
			minzoom: zoomForScale(planomradeRegel.maksMalestokk),
			layout: { 'line-join': 'round' },
			paint: strekPaint(strek, theme) ?? {}
		})
	)
];

import type { Position } from 'geojson';
import { punktrekkerOf } from '../../geometri/flater.ts';
import { stor, type Planregel } from './regel.ts';

/** 10 micrometres: far above the error of a double in UTM, far below a third decimal. */
const EPSILON = 1e-5;

const hele = (value: number): boolean => Math.abs(value - Math.round(value * 100) / 100) < EPSILON;

/** rpf.un.1 of the national rules. */
export const desimaler: Planregel = {
	id: 'plan.koordinat.desimaler',
	krav: 'Koordinater skal ha høyst to desimaler.',
	check: ({ objekter }) =>
		objekter.flatMap(({ objekt, omtale }) => {
			const punkter: readonly Position[] = punktrekkerOf(objekt.geometry).flat();
			const mange = punkter.filter(([x = 0, y = 0]) => !hele(x) || !hele(y));
			const [forste] = mange;
			if (!forste) return [];
			return {
				rule: desimaler.id,
				severity: 'advarsel',
				message: `${stor(omtale)} har ${mange.length} av ${punkter.length} punkter med mer enn to desimaler. Rund av til centimeter.`,
				object: objekt.lokalId,
				place: { type: 'Point', coordinates: forste }
			};
		})
};

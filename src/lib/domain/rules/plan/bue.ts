import { side } from '../../geometri/segment.ts';
import { stor, type Planregel } from './regel.ts';

/** bue.2 of DiBK's rules: three points on a line are no arc. */
export const bue: Planregel = {
	id: 'plan.bue.rett',
	krav: 'De tre punktene i en bue skal ikke ligge på en rett linje.',
	check: ({ objekter }) =>
		objekter.flatMap(({ objekt, omtale }) =>
			(objekt.buer ?? [])
				.filter(({ start, on, end }) => side(start, end, on) === 0)
				.map(({ start, on, end }) => ({
					rule: bue.id,
					severity: 'advarsel' as const,
					message: `${stor(omtale)} har en bue der de tre punktene ligger på en rett linje. Den er lest som rett.`,
					object: objekt.lokalId,
					place: { type: 'LineString' as const, coordinates: [start, on, end] }
				}))
		)
};

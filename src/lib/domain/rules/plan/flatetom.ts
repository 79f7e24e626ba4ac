import { stor, type Planregel } from './regel.ts';

/** flate.1 of DiBK's rules: a ring encloses something. */
export const flatetom: Planregel = {
	id: 'plan.flate.tom',
	krav: 'En flate skal ha minst tre hjørner og et areal.',
	check: ({ objekter }) =>
		objekter.flatMap(({ objekt, flater, omtale }) =>
			flater.flat().flatMap((ring) => {
				const hjorner = new Set(ring.map((p) => p.join())).size;
				if (hjorner >= 3 && ring[0]?.join() === ring.at(-1)?.join()) return [];
				return {
					rule: flatetom.id,
					severity: 'feil' as const,
					message: `${stor(omtale)} har en ring med færre enn tre ulike hjørner, eller en ring som ikke er lukket.`,
					object: objekt.lokalId,
					place: { type: 'MultiPoint' as const, coordinates: [...ring] }
				};
			})
		)
};

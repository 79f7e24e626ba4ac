import type { Tema } from '../../plan/objekttyper.ts';
import { Omrade, punktrekkerOf } from '../../geometri/flater.ts';
import { stor, type Planregel } from './regel.ts';
import { TOLERANSE_M } from './toleranse.ts';

/** Texts and symbols may stand outside the border that they speak of. */
const MED: ReadonlySet<Tema> = new Set(['arealformal', 'hensynssone', 'bestemmelse', 'linje']);

/** rpf.o.2 of the national rules, by the vertices; how much lies outside is plan_outside's to measure. */
export const utenfor: Planregel = {
	id: 'plan.objekt.utenfor',
	krav: 'Alle objekter skal ligge innenfor planområdet.',
	check: ({ objekter }) => {
		const flater = objekter.flatMap(({ tema, flater }) => (tema === 'planomrade' ? flater : []));
		if (flater.length === 0) return [];
		const omrade = new Omrade(flater);
		return objekter.flatMap(({ objekt, tema, omtale }) => {
			if (!MED.has(tema)) return [];
			const ute = punktrekkerOf(objekt.geometry)
				.flat()
				.filter((p) => !omrade.holds(p, TOLERANSE_M));
			if (ute.length === 0) return [];
			return {
				rule: utenfor.id,
				severity: 'feil',
				message: `${stor(omtale)} ligger helt eller delvis utenfor planområdet.`,
				object: objekt.lokalId,
				place: { type: 'MultiPoint', coordinates: ute }
			};
		});
	}
};

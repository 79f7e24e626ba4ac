import type { Tema } from '../../plan/objekttyper.ts';
import { Omrade, punktrekkerOf } from '../../geometri/flater.ts';
import { stor, type Planregel } from './regel.ts';
import { TOLERANSE_M } from './toleranse.ts';

/** Texts and symbols may stand outside the border that they speak of: punktUtenfor tells of them as a note. */
const MED: ReadonlySet<Tema> = new Set(['arealformal', 'hensynssone', 'bestemmelse', 'linje']);

/** rpf.o.2 of the national rules, by the vertices; how much lies outside is PostGIS's to measure (server/planmaling). */
export const utenfor: Planregel = {
	id: 'plan.objekt.utenfor',
	krav: 'Alle objekter skal ligge innenfor planområdet.',
	check: ({ objekter }) => {
		const flater = objekter.flatMap(({ tema, flater }) => (tema === 'planomrade' ? flater : []));
		if (flater.length === 0) return [];
		const omrade = new Omrade(flater);
		const innenfor = objekter.filter(({ tema }) => MED.has(tema));
		const punkter = innenfor.map(({ objekt }) => punktrekkerOf(objekt.geometry).flat());
		const inne = omrade.holds(punkter.flat(), TOLERANSE_M);
		let at = 0;
		return innenfor.flatMap(({ objekt, omtale }, nr) => {
			const rekke = punkter[nr] ?? [];
			const ute = rekke.filter((_, i) => !inne[at + i]);
			at += rekke.length;
			if (ute.length === 0) return [];
			return {
				rule: utenfor.id,
				severity: 'feil' as const,
				message: `${stor(omtale)} ligger helt eller delvis utenfor planområdet.`,
				object: objekt.lokalId,
				place: { type: 'MultiPoint' as const, coordinates: ute }
			};
		});
	}
};

import { flateAreal } from '../../geometri/flater.ts';
import { formatAntall } from '../../tall.ts';
import { nivaer, PA_GRUNNEN } from './niva.ts';
import type { Planregel } from './regel.ts';

/**
 * rpf.o.1 for a plan area that has no purpose at all; where it has some, flislegging tells what is missing. Of files: in a stored
 * plan it is a gap that PostGIS measures (server/planmaling).
 */
export const formalMangler: Planregel = {
	id: 'plan.formal.mangler',
	krav: 'Et planområde skal ha arealformål.',
	check: (plan) => {
		const medFormal = new Set(nivaer(plan).map(({ niva }) => niva));
		return plan.objekter.flatMap(({ objekt, tema, flater }) => {
			const niva = objekt.vertikalniva ?? PA_GRUNNEN;
			if (tema !== 'planomrade' || flater.length === 0 || medFormal.has(niva)) return [];
			const areaM2 = flater.reduce((sum, flate) => sum + flateAreal(flate), 0);
			const hvor = niva === PA_GRUNNEN ? '' : ` på vertikalnivå ${niva}`;
			return {
				rule: formalMangler.id,
				severity: 'feil' as const,
				message: `Planområdet${hvor} har ikke noe arealformål: ${formatAntall(areaM2, 1)} m² er uten formål.`,
				object: objekt.lokalId,
				place: objekt.geometry,
				areaM2
			};
		});
	}
};

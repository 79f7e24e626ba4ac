import type { Planregel } from './regel.ts';

/** rpf.ap.2 of the national rules. */
const MAX_PLANID = 16;

export const planid: Planregel = {
	id: 'plan.planid.lengde',
	krav: `Planens ID skal ha høyst ${MAX_PLANID} tegn.`,
	check: ({ hode: { planidentifikasjon }, objekter }) => {
		const lengde = planidentifikasjon?.length ?? 0;
		if (objekter.length === 0 || lengde <= MAX_PLANID) return [];
		const message = `Planens ID «${planidentifikasjon ?? ''}» har ${lengde} tegn. Den kan ha høyst ${MAX_PLANID}.`;
		const omrade = objekter.find(({ tema }) => tema === 'planomrade')?.objekt;
		const place = omrade && { object: omrade.lokalId, place: omrade.geometry };
		return [{ rule: planid.id, severity: 'feil', message, ...place }];
	}
};

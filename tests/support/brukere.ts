import { UTEN_INNLOGGING, type Bruker } from '../../src/lib/server/auth/bruker.ts';

const med = (rolle: Bruker['rolle']): Bruker => ({
	rolle,
	navn: rolle,
	kontoId: null,
	via: 'nokkel'
});

/** Someone of each kind of reader: without a sign-in, a politician, a planner. */
export const publikum = UTEN_INNLOGGING;
export const politiker = med('politiker');
export const planlegger = med('planlegger');
export const plansjef = med('plansjef');

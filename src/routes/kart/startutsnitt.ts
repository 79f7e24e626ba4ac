import { utsnittFor, type Boks, type Utsnitt } from '#lib/domain/utsnitt.ts';

/** Norway, where there is no plan to look at. */
export const NORGE: Utsnitt = { zoom: 4, lat: 64.5, lng: 14 };

/** The box with the panels' room about it. */
export const viewOfPlan = (omfang: Boks): Utsnitt =>
	typeof window === 'undefined'
		? utsnittFor(omfang)
		: utsnittFor(omfang, Math.max(280, innerWidth - 480), Math.max(240, innerHeight - 260));

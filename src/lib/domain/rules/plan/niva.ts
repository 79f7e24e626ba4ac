import type { Preparert, Preparertplan } from './regel.ts';

/** Vertikalnivå 2, på grunnen: what an object without one is taken to be on (Kp 20190401 has none at all). */
export const PA_GRUNNEN = 2;

/** The purposes of one vertikalnivå, and the plan areas that they are to fill. */
export interface Niva {
	readonly niva: number;
	readonly formal: readonly Preparert[];
	readonly omrader: readonly Preparert[];
}

/** The levels that have purposes; areas on different levels may lie above one another. */
export function nivaer({ objekter }: Preparertplan): Niva[] {
	const on = (niva: number, tema: string) =>
		objekter.filter(
			(o) =>
				o.tema === tema && (o.objekt.vertikalniva ?? PA_GRUNNEN) === niva && o.flater.length > 0
		);
	const alle = new Set(
		objekter
			.filter(({ tema }) => tema === 'arealformal')
			.map(({ objekt }) => objekt.vertikalniva ?? PA_GRUNNEN)
	);
	return [...alle]
		.sort((a, b) => a - b)
		.map((niva) => ({ niva, formal: on(niva, 'arealformal'), omrader: on(niva, 'planomrade') }));
}

import { lengthCm, type Cm } from '#lib/domain/topology/punkt.ts';
import type { Drag } from './forslag.ts';
import { rekkerOf } from './fri.ts';
import type { Objekt } from './tilstand.ts';

type Kant = readonly [Cm, Cm];

/** The vertices of an object, each once. */
export const punkterOf = ({ geometry }: Pick<Objekt, 'geometry'>): Cm[] =>
	rekkerOf(geometry).flatMap(({ rekke }) => rekke);

/** Its edges, in order; the last of a ring goes back to the first vertex. */
export const kanterOf = ({ geometry }: Pick<Objekt, 'geometry'>): Kant[] =>
	rekkerOf(geometry).flatMap(({ rekke, lukket }) =>
		rekke.flatMap((a, i): Kant[] => {
			const b = rekke[i + 1] ?? (lukket ? rekke[0] : undefined);
			return b ? [[a, b]] : [];
		})
	);

export const midtpunkt = ([a, b]: Kant): Cm => [
	Math.round((a[0] + b[0]) / 2),
	Math.round((a[1] + b[1]) / 2)
];

export const midtpunkter = (objekt: Pick<Objekt, 'geometry'>): Cm[] =>
	kanterOf(objekt).map(midtpunkt);

function distanceTo(p: Cm, [a, b]: Kant): number {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const length2 = dx * dx + dy * dy;
	const along = length2 === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2;
	const t = Math.min(1, Math.max(0, along));
	return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

function nearest<T>(items: readonly T[], off: (item: T) => number, reach: number): T | null {
	let best: T | null = null;
	let least = reach;
	for (const item of items) {
		const here = off(item);
		if (here <= least) [best, least] = [item, here];
	}
	return best;
}

/** The vertex within reach. */
export const punktVed = (objekt: Pick<Objekt, 'geometry'>, at: Cm, reach: number): Cm | null =>
	nearest(punkterOf(objekt), (p) => lengthCm(p, at), reach);

/** What is gripped there: a vertex first, then the middle of an edge (a new vertex), then the edge itself. */
export function gripAt(objekt: Pick<Objekt, 'geometry'>, at: Cm, reach: number): Drag | null {
	const fra = punktVed(objekt, at, reach);
	if (fra) return { slag: 'punkt', fra };
	const kanter = kanterOf(objekt);
	const midt = nearest(kanter, (kant) => lengthCm(midtpunkt(kant), at), reach);
	if (midt) return { slag: 'midt', kant: midt, midt: midtpunkt(midt) };
	const kant = nearest(kanter, (k) => distanceTo(at, k), reach / 2);
	return kant && { slag: 'kant', kant, grep: at };
}

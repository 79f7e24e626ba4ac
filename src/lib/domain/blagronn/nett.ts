/** The network as a graph: its parts, what they touch, and how far one gets in it. Pure; areas by PostGIS. */

/** A connected part of one kind; no ground is in two of them. */
export interface Nettdel {
	readonly nr: number;
	/** Its kind, as NETTSLAG counts them. */
	readonly rang: number;
	readonly arealM2: number;
	/** `nr` of those that it touches, or lies near enough to. Told once is enough. */
	readonly naboer: readonly number[];
	/** The plan object that it lies in; null: none. */
	readonly lokalId: string | null;
	readonly navn: string | null;
	/** A point in it, lng/lat. */
	readonly sted: readonly [number, number];
}

export const NETTSLAG = [
	'Vann og vannformål',
	'Grønnstruktur',
	'Hensynssoner H540 og H560',
	'Naturtyper',
	'Belter langs elver og bekker',
	'Flomveier'
] as const;

const areal = (deler: readonly Nettdel[]): number => deler.reduce((n, d) => n + d.arealM2, 0);

type Naboskap = ReadonlyMap<number, ReadonlySet<number>>;

function naboskap(deler: readonly Nettdel[]): Naboskap {
	const kjent = new Map(deler.map(({ nr }) => [nr, new Set<number>()]));
	for (const { nr, naboer } of deler)
		for (const andre of naboer) {
			kjent.get(nr)?.add(andre);
			kjent.get(andre)?.add(nr);
		}
	return kjent;
}

/** Those that one can get to from `start` without going through `uten`. */
function naadd(start: number, naboer: Naboskap, uten?: number): Set<number> {
	const sett = new Set([start]);
	const ko = [start];
	for (let nr = ko.pop(); nr !== undefined; nr = ko.pop())
		for (const andre of naboer.get(nr) ?? [])
			if (andre !== uten && naboer.has(andre) && !sett.has(andre)) {
				sett.add(andre);
				ko.push(andre);
			}
	return sett;
}

function grupper(deler: readonly Nettdel[], naboer: Naboskap, uten?: number): Nettdel[][] {
	const igjen = new Map(deler.filter(({ nr }) => nr !== uten).map((del) => [del.nr, del]));
	const svar: Nettdel[][] = [];
	for (const { nr } of deler) {
		if (!igjen.has(nr)) continue;
		const gruppe = [...naadd(nr, naboer, uten)].flatMap((n) => igjen.get(n) ?? []);
		for (const del of gruppe) igjen.delete(del.nr);
		svar.push(gruppe);
	}
	return svar;
}

/** The parts that hang together, the largest first. */
export const komponenter = (deler: readonly Nettdel[]): Nettdel[][] =>
	grupper(deler, naboskap(deler)).toSorted((a, b) => areal(b) - areal(a));

export const komponentareal = areal;

/**
 * How well the network hangs together, 0–1: `Σ a² / (Σ a)²` over its components – how likely it is that two points, each
 * anywhere in it, are in the same one (degree of coherence, Jaeger 2000). 1: it is one. null: there is none.
 */
export function sammenheng(arealer: readonly number[]): number | null {
	const hele = arealer.reduce((n, a) => n + a, 0);
	return hele > 0 ? arealer.reduce((n, a) => n + a * a, 0) / (hele * hele) : null;
}

export interface Bro {
	readonly del: Nettdel;
	/** How much is cut off from the largest rest when it is gone, m². */
	readonly avskaretM2: number;
}

/** Which parts hold others together: without one of them what is left of its component falls apart. The weightiest first. */
export function broer(deler: readonly Nettdel[]): Bro[] {
	const naboer = naboskap(deler);
	return komponenter(deler)
		.flatMap((gruppe) =>
			gruppe.flatMap((del): Bro[] => {
				if ((naboer.get(del.nr)?.size ?? 0) < 2) return [];
				const rest = grupper(gruppe, naboer, del.nr).map(areal);
				const avskaretM2 = rest.reduce((n, a) => n + a, 0) - Math.max(...rest);
				return rest.length > 1 ? [{ del, avskaretM2 }] : [];
			})
		)
		.toSorted((a, b) => b.avskaretM2 - a.avskaretM2 || a.del.nr - b.del.nr);
}

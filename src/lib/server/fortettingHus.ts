import type { Punkt, Ring } from '../domain/housing/fortettingRutenett.ts';
import { sql } from './sql.ts';
import { readTwkb } from './tiles/twkb.ts';
import type { Turer } from './turer.ts';

/** Houses are looked for so far around each parcel, the neighbours' too: a new house stands off from them. */
const HUSRADIUS_M = 8;
/** So much of that may outlines have lost by being rounded to centimetres. */
const AVRUNDING_CM = 2;

/** Rings in metres from a place nearby, so that no digits are lost on the distance from the Equator. */
export const fraOrigo = (ringer: readonly Ring[], [ox, oy]: Punkt): Ring[] =>
	ringer.map((ring) => ring.map(([x, y]): Punkt => [(x - ox) / 100, (y - oy) / 100]));

/** A box, in centimetres. */
interface Boks {
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
}

interface Hus extends Boks {
	readonly ringer: readonly Ring[];
}

/** The houses near each parcel of a portion. */
export type Husliste = ReadonlyMap<number, readonly Hus[]>;

function boksRundt(ringer: readonly Ring[]): Boks {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const ring of ringer)
		for (const [x, y] of ring) {
			west = Math.min(west, x);
			east = Math.max(east, x);
			south = Math.min(south, y);
			north = Math.max(north, y);
		}
	return { west, south, east, north };
}

/** Asks once for the houses of neighbouring parcels together: each stands near several of them. */
export async function lesHus(
	turer: Turer,
	{ ids, nr }: { readonly ids: readonly number[]; readonly nr: readonly number[] },
	bygg: readonly number[]
): Promise<Husliste> {
	const rader = await turer.rows<{ grupper: number[]; hus: Uint8Array }>(sql`
		select * from fortetting_hus(${ids}::bigint[], ${nr}::integer[], ${bygg}::integer[], ${HUSRADIUS_M})`);
	const liste = new Map<number, Hus[]>();
	for (const { grupper, hus } of rader ?? []) {
		const ringer = readTwkb(hus)?.parts ?? [];
		const denne = { ringer, ...boksRundt(ringer) };
		for (const gruppe of grupper) {
			const flere = liste.get(gruppe);
			if (flere) flere.push(denne);
			else liste.set(gruppe, [denne]);
		}
	}
	return liste;
}

/** Outlines in metres from `origo` (centimetres) of the houses that stand near the parcel. */
export function husNaer(hus: readonly Hus[], tomt: readonly Ring[], origo: Punkt): Ring[] {
	const rand = HUSRADIUS_M * 100 + AVRUNDING_CM;
	const { west, south, east, north } = boksRundt(tomt);
	return hus
		.filter(
			(h) =>
				h.west <= east + rand &&
				h.east >= west - rand &&
				h.south <= north + rand &&
				h.north >= south - rand
		)
		.flatMap(({ ringer }) => fraOrigo(ringer, origo));
}

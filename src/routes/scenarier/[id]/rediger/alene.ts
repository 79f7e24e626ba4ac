import {
	Flislegging,
	soneFromGeoJson,
	type Edit,
	type FlateCm,
	type Sone
} from '#lib/domain/topology/index.ts';
import { boksOm } from '#lib/domain/topology/punkt.ts';
import { erFlislagt, type Objektsamling } from './objektsamling.ts';
import type { Objekt } from './tilstand.ts';

/** Room around a surface that stands alone: farther than anybody drags it in one go. */
const ROM_CM = 3_000_000;

const REST = 'rest';

/** The ground around and within surfaces, as zones of their own. */
function grunn(soner: readonly Sone[]): Sone[] {
	const flater = soner.flatMap((sone) => sone.flater);
	const [w, s, e, n] = boksOm(flater.flat(2), ROM_CM);
	const ramme: FlateCm = [
		[
			[w, s],
			[e, s],
			[e, n],
			[w, n]
		],
		...flater.map(([ytre = []]) => ytre.toReversed())
	];
	const hull = flater.flatMap(([, ...hull]) => hull.map((ring) => [ring.toReversed()]));
	return [
		{ id: REST, flater: [ramme] },
		...hull.map((flate, nr) => ({ id: `${REST}-${nr}`, flater: [flate] }))
	];
}

/**
 * A surface that is not part of the tiling, as a tiling of its own with the ground around it: the same tools then work on it,
 * and what would make it invalid is refused. null: it is no surface.
 */
export function aleneFlislegging(objekter: readonly Objekt[]): Flislegging | null {
	const soner = objekter.map(({ lokalId, geometry }) => soneFromGeoJson(lokalId, geometry));
	const known = soner.filter((sone) => sone !== null);
	if (known.length < objekter.length || known.length === 0) return null;
	return new Flislegging([...known, ...grunn(known)], true);
}

/** What an edit does to the surfaces themselves, without the ground around them. */
export function bareObjektene({ before, after, created, ...rest }: Edit): Edit {
	const isObject = (id: string | null): boolean => id !== null && !id.startsWith(REST);
	return {
		...rest,
		before: new Map([...before].filter(([id]) => isObject(id))),
		after: new Map([...after].filter(([id]) => isObject(id))),
		created: new Map([...created].filter(([, { like }]) => isObject(like)))
	};
}

/** What the tools work on for these objects, and what of an edit is theirs. */
export interface Underlag {
	readonly t: Flislegging;
	readonly egne: (edit: Edit) => Edit;
}

/** The plan's tiling for purposes, a tiling of their own for other surfaces; null: lines, points, or some of both. */
export function underlagFor(lager: Objektsamling, objekter: readonly Objekt[]): Underlag | null {
	if (objekter.every(erFlislagt)) return { t: lager.flislegging, egne: (edit) => edit };
	if (objekter.some(erFlislagt)) return null;
	const t = aleneFlislegging(objekter);
	return t && { t, egne: bareObjektene };
}

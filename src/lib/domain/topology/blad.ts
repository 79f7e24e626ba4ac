import { arrange, type Arrangement } from './arrangement.ts';
import { coverings, halfEdgesByFace } from './faces.ts';
import type { Flislegging } from './flislegging.ts';
import { node } from './noding.ts';
import { at, type Cm, type FlateCm, type RingCm } from './punkt.ts';
import { segmentKey, Vertices, type Chain, type Stand, type Standing } from './vertices.ts';

/** What is drawn on a tiling: closed shapes, and lines. */
export interface Tegning {
	readonly shapes?: readonly FlateCm[];
	readonly lines?: readonly (readonly Cm[])[];
}

/** Zones and what is drawn on them as one planar map: each face knows what covers it. */
export interface Blad {
	readonly map: Arrangement;
	readonly byFace: readonly (readonly number[])[];
	/** Per face: the zones that hold it; one, in a whole tiling, and none outside. */
	readonly zones: readonly (readonly string[])[];
	/** Per face: the numbers of the shapes that cover it. */
	readonly shapes: readonly (readonly number[])[];
	/** Is the edge part of a drawn line? */
	isLine(edge: number): boolean;
	readonly standing: Standing;
	/** Locked edges that what was drawn was led along. */
	followed(): (readonly [Cm, Cm])[];
}

export const placeOf = ({ vertices: v }: Pick<Arrangement, 'vertices'>, id: number): Cm => [
	at(v.x, id),
	at(v.y, id)
];

const idsOf = (v: Vertices, points: readonly Cm[]): number[] =>
	points.map(([x, y]) => v.id(x, y)).filter((id, i, ids) => i === 0 || id !== ids[i - 1]);

/** How the edge from a to b may bend: one with a zone on one side alone is the outline, and may not. */
function standOf(t: Flislegging, v: Vertices, a: number, b: number): Stand {
	const low = placeOf({ vertices: v }, Math.min(a, b));
	const kant = t.kant(low, placeOf({ vertices: v }, Math.max(a, b)));
	if (!kant || (kant.left.length > 0 && kant.right.length > 0)) return 'bends';
	const isForward = kant.a[0] === low[0] && kant.a[1] === low[1];
	return kant.left.length > 0 === isForward ? 'locked-left' : 'locked-right';
}

/** Lays zones and a drawing on each other. null: what is drawn cannot be brought to whole centimetres here. */
export function leggPaa(
	t: Flislegging,
	ids: readonly string[],
	{ shapes = [], lines = [] }: Tegning
): Blad | null {
	const vertices = new Vertices();
	const chains: Chain[] = [];
	const closed = (rings: readonly RingCm[], source: number): void => {
		for (const ring of rings) chains.push({ ids: idsOf(vertices, [...ring, at(ring, 0)]), source });
	};
	ids.forEach((id, source) => {
		closed((t.get(id)?.flater ?? []).flat(), source);
	});
	const segments = new Map<number, Stand>();
	for (const chain of chains) {
		chain.ids.forEach((b, i) => {
			const a = chain.ids[i - 1];
			if (a === undefined || segments.has(segmentKey(a, b))) return;
			segments.set(segmentKey(a, b), standOf(t, vertices, a, b));
		});
	}
	const standing = {
		vertices: vertices.x.length,
		sources: ids.length,
		segments,
		followed: new Set<number>()
	};
	shapes.forEach((flate, nr) => {
		closed(flate, ids.length + nr);
	});
	const lineSource = ids.length + shapes.length;
	for (const line of lines) chains.push({ ids: idsOf(vertices, line), source: lineSource });
	const noded = node(vertices, chains, standing, 40);
	return noded && asBlad(arrange(vertices, noded), ids, lineSource, standing);
}

function asBlad(
	map: Arrangement,
	ids: readonly string[],
	lineSource: number,
	standing: Standing
): Blad {
	const covering = coverings(map, lineSource);
	const split = (isZone: boolean) =>
		covering.map((list) => list.filter((source) => source < ids.length === isZone));
	return {
		map,
		byFace: halfEdgesByFace(map),
		zones: split(true).map((list) => list.map((source) => at(ids, source))),
		shapes: split(false).map((list) => list.map((source) => source - ids.length)),
		isLine: (edge) => at(map.sources, edge).includes(lineSource),
		standing,
		followed: () =>
			[...standing.followed].map((k) => [
				placeOf(map, Math.floor(k / 67_108_864)),
				placeOf(map, k % 67_108_864)
			])
	};
}

/** The faces in sets that hang together over edges that do not separate them. */
export function stykker(
	{ map, byFace }: Blad,
	faces: readonly number[],
	separates: (edge: number) => boolean = () => false
): number[][] {
	const left = new Set(faces);
	const parts: number[][] = [];
	for (const start of faces) {
		if (!left.delete(start)) continue;
		const part = [start];
		for (let i = 0; i < part.length; i++) {
			for (const h of at(byFace, at(part, i))) {
				const other = at(map.face, h ^ 1);
				if (!left.has(other) || separates(h >> 1)) continue;
				left.delete(other);
				part.push(other);
			}
		}
		parts.push(part);
	}
	return parts;
}

export const area2Of = ({ map }: Blad, faces: readonly number[]): number =>
	faces.reduce((sum, face) => sum + at(map.areaCm2x2, face), 0);

/** How long a border some faces share with each owner of the faces around them, in centimetres. */
export function grenserMot(
	{ map, byFace }: Blad,
	faces: readonly number[],
	ownerOf: (face: number) => string | undefined
): Map<string, number> {
	const own = new Set(faces);
	const lengths = new Map<string, number>();
	for (const h of faces.flatMap((face) => at(byFace, face))) {
		const other = at(map.face, h ^ 1);
		const owner = ownerOf(other);
		if (own.has(other) || owner === undefined) continue;
		const [a, b] = [placeOf(map, at(map.origin, h)), placeOf(map, at(map.origin, h ^ 1))];
		lengths.set(owner, (lengths.get(owner) ?? 0) + Math.hypot(a[0] - b[0], a[1] - b[1]));
	}
	return lengths;
}

/** The one with the longest border; of equals the first by name. */
export const lengst = (lengths: ReadonlyMap<string, number>): string | undefined =>
	[...lengths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];

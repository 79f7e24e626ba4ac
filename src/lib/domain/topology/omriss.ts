import { placeOf, stykker, type Blad } from './blad.ts';
import { borderWalk, simpleRings } from './faces.ts';
import { sameRing } from './gyldig.ts';
import { segmentKey } from './vertices.ts';
import {
	at,
	cyclic,
	key,
	lengthCm,
	orient,
	ringArea2,
	type Cm,
	type FlateCm,
	type RingCm,
	type Sone
} from './punkt.ts';

/** Rings as indices of vertices: the outer one and the holes of one part. */
type Ringer = readonly (readonly number[])[];

/** The borders of some faces, those on their left. */
export function ringsOf({ map, byFace }: Blad, faces: readonly number[]): number[][] {
	const own = new Set(faces);
	const isBorder = (h: number): boolean =>
		own.has(at(map.face, h)) !== own.has(at(map.face, h ^ 1));
	const seen = new Set<number>();
	const rings: number[][] = [];
	for (const h of faces.flatMap((face) => at(byFace, face))) {
		if (seen.has(h) || !isBorder(h)) continue;
		const walk = borderWalk(map, h, isBorder);
		for (const passed of walk) seen.add(passed);
		rings.push(...simpleRings(walk.map((passed) => at(map.origin, passed))));
	}
	return rings;
}

/** The parts of each owner, as rings. */
export function ringerOf(
	blad: Blad,
	owners: readonly (readonly string[])[]
): Map<string, Ringer[]> {
	const faces = new Map<string, number[]>();
	owners.forEach((list, face) => {
		for (const owner of face === 0 ? [] : list) {
			const own = faces.get(owner);
			if (own) own.push(face);
			else faces.set(owner, [face]);
		}
	});
	return new Map(
		[...faces].map(([owner, own]) => [owner, stykker(blad, own).map((part) => ringsOf(blad, part))])
	);
}

/** Of a new vertex and those beside it on all borders: does just one border pass through it? */
function passing(all: Iterable<Ringer>, firstNew: number): (id: number) => boolean {
	const beside = new Map<number, Set<number>>();
	for (const rings of all)
		for (const ring of rings)
			ring.forEach((id, i) => {
				if (id < firstNew) return;
				const set = beside.get(id) ?? new Set();
				beside.set(id, set.add(cyclic(ring, i - 1)).add(cyclic(ring, i + 1)));
			});
	return (id) => beside.get(id)?.size === 2;
}

/**
 * Takes out vertices that were made where something drawn crossed a border, and that no border needs after all: the edge is
 * again what it was, to the centimetre.
 */
export function withoutNeedless(
	blad: Blad,
	rings: ReadonlyMap<string, Ringer[]>
): Map<string, Ringer[]> {
	const { standing, map } = blad;
	const passes = passing([...rings.values()].flat(), standing.vertices);
	const isNeedless = (u: number, id: number, v: number): boolean => {
		const [a, b] = [placeOf(map, u), placeOf(map, v)];
		return Math.abs(orient(a, b, placeOf(map, id))) <= 1.5 * lengthCm(a, b);
	};
	const clean = (ring: readonly number[]): readonly number[] => {
		const start = ring.findIndex((id) => id < standing.vertices);
		if (start < 0) return ring;
		const out: number[] = [];
		let run: number[] = [];
		for (let i = 0; i <= ring.length; i++) {
			const id = cyclic(ring, start + i - (start + i >= ring.length ? ring.length : 0));
			if (id >= standing.vertices) {
				run.push(id);
				continue;
			}
			const before = out.at(-1);
			const isOld = before !== undefined && standing.segments.has(segmentKey(before, id));
			if (!isOld || !run.every((p) => passes(p) && isNeedless(before, p, id))) out.push(...run);
			run = [];
			if (i < ring.length) out.push(id);
		}
		return out;
	};
	return new Map([...rings].map(([owner, parts]) => [owner, parts.map((part) => part.map(clean))]));
}

/** Where the rings of a zone started, so that those that come out alike are the same again, from the same start. */
class Gammelt {
	readonly #rings: readonly RingCm[];
	readonly #places = new Map<number, readonly [ring: number, index: number]>();

	constructor(sone: Sone | undefined) {
		this.#rings = sone?.flater.flat() ?? [];
		this.#rings.forEach((ring, nr) => {
			ring.forEach((p, i) => {
				if (!this.#places.has(key(p))) this.#places.set(key(p), [nr, i]);
			});
		});
	}

	/** The ring from its oldest vertex on, and its place among the old ones. */
	recognise(ring: RingCm): { ring: RingCm; nr: number } {
		let [nr, index, start] = [Infinity, Infinity, 0];
		ring.forEach((p, i) => {
			const place = this.#places.get(key(p));
			if (!place || place[0] > nr || (place[0] === nr && place[1] > index)) return;
			[nr, index, start] = [...place, i];
		});
		const turned = [...ring.slice(start), ...ring.slice(0, start)];
		const old = this.#rings[nr];
		return { ring: old && sameRing(old, turned) ? old : turned, nr };
	}
}

/** The parts of a zone as surfaces, what is as before in its old place. */
export function flaterFrom(
	{ map }: Pick<Blad, 'map'>,
	parts: readonly Ringer[],
	old?: Sone
): FlateCm[] {
	const gammelt = new Gammelt(old);
	const known = parts.map((rings) => {
		const all = rings.map((ids) => gammelt.recognise(ids.map((id): Cm => placeOf(map, id))));
		const isHole = ({ ring }: { ring: RingCm }) => ring.length < 3 || ringArea2(ring) < 0;
		all.sort(
			(a, b) => Number(isHole(a)) - Number(isHole(b)) || (a.nr < b.nr ? -1 : Number(a.nr > b.nr))
		);
		return { flate: all.map(({ ring }) => ring), nr: all[0]?.nr ?? Infinity };
	});
	known.sort((a, b) => (a.nr < b.nr ? -1 : Number(a.nr > b.nr)));
	return known.map(({ flate }) => flate);
}

import type { Edit, Flislegging } from './flislegging.ts';
import { findMissingVertices } from './mangler.ts';
import {
	boksOm,
	cyclic,
	key,
	orient,
	soneArea2,
	type Cm,
	type FlateCm,
	type RingCm,
	type Sone
} from './punkt.ts';

/** The ground outside the plan area, where a tiling is looked at together with it. */
export const UTENFOR = 'utenfor plangrensa';
/** Farther out than anything that a plan has there. */
const ROM_CM = 3_000_000;

/** What lies around plan areas, as a zone of its own; null: there are none. */
function utenfor(omrader: readonly Sone[]): Sone | null {
	const flater = omrader.flatMap((sone) => sone.flater);
	if (flater.length === 0) return null;
	const [w, s, e, n] = boksOm(flater.flat(2), ROM_CM);
	const ramme: FlateCm = [
		[
			[w, s],
			[e, s],
			[e, n],
			[w, n]
		],
		...flater.flatMap(([ytre = []]) => [ytre.toReversed()])
	];
	const hull = flater.flatMap(([, ...hull]) => hull.map((ring) => [ring.toReversed()]));
	return { id: UTENFOR, flater: [ramme, ...hull] };
}

/**
 * Lets a tiling have the ground outside the plan areas beside it: a gap at the plan's outline is then a gap like others, and
 * what sticks out is an overlap. A vertex that a zone has exactly on the outline, is one of the outline too.
 */
export function leggUtenfor(t: Flislegging, omrader: readonly Sone[]): void {
	const ute = utenfor(omrader);
	if (!ute) return;
	t.add([ute]);
	const missing = findMissingVertices(t).filter(
		({ id, asideCm }) => id === UTENFOR && asideCm === 0
	);
	const after = new Map(missing.map(({ edge: [a, b], points }) => [`${key(a)} ${key(b)}`, points]));
	const filled = (ring: RingCm): RingCm =>
		ring.flatMap((p, nr) => [p, ...(after.get(`${key(p)} ${key(cyclic(ring, nr + 1))}`) ?? [])]);
	if (after.size > 0) t.add([{ id: UTENFOR, flater: ute.flater.map((f) => f.map(filled)) }]);
}

/**
 * An edit without the ground outside. null: it would move the plan's outline, and not only meet it in places that lie exactly
 * on it.
 */
export function utenUtenfor({ before, after, ...rest }: Edit): Edit | null {
	const [was, is] = [before.get(UTENFOR), after.get(UTENFOR)];
	if (was && (!is || !isSameOutline(was, is))) return null;
	const isZone = ([id]: readonly [string, unknown]): boolean => id !== UTENFOR;
	return {
		...rest,
		before: new Map([...before].filter(isZone)),
		after: new Map([...after].filter(isZone))
	};
}

function isSameOutline(was: Sone, is: Sone): boolean {
	const there = new Set(is.flater.flat(2).map(key));
	return soneArea2(was) === soneArea2(is) && was.flater.flat(2).every((p) => there.has(key(p)));
}

const turnsBack = (a: Cm, b: Cm, c: Cm): boolean =>
	orient(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0;

/** A ring without the places where it goes out along a line and back on it: there one side has a vertex that the other lacks. */
export function withoutSpikes(ring: RingCm): RingCm {
	const i = ring.findIndex((p, nr) => turnsBack(cyclic(ring, nr - 1), p, cyclic(ring, nr + 1)));
	return i < 0 || ring.length < 4 ? ring : withoutSpikes(ring.filter((_, nr) => nr !== i));
}

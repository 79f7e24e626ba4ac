import { area2Of, leggPaa, stykker } from './blad.ts';
import type { Flislegging } from './flislegging.ts';
import { ugyldigSted } from './gyldig.ts';
import { redraw, vacate, type Eiere } from './omtegning.ts';
import { flaterFrom, ringsOf } from './omriss.ts';
import { at, boksOm, lengthCm, type Cm, type FlateCm, type RingCm, type Sone } from './punkt.ts';
import { anchored, facesOf, NEAR_CM, unknown, zonesAlong } from './tegneverb.ts';
import { BORTE, refuse, type Utfall } from './utfall.ts';

const UTENFOR =
	'Der er det ikke noe planlagt areal å legge området på. Legg det innenfor plangrensa.';

/** The zone with every place moved, on whole centimetres. null: it does not survive the rounding. */
function moved({ id, flater }: Sone, to: (p: Cm) => readonly [number, number]): FlateCm[] | null {
	const there = flater.map((flate) =>
		flate.map((ring) =>
			ring.map((p): Cm => {
				const [e, n] = to(p);
				return [Math.round(e), Math.round(n)];
			})
		)
	);
	const isValid = (f: FlateCm[]) => !ugyldigSted({ id, flater: f });
	if (isValid(there)) return there;
	const thinned = there.map((flate) => flate.map(withoutClose));
	return isValid(thinned) ? thinned : null;
}

/** Vertices nearer than this to the one before may change places when they are rounded. */
const CLOSE_CM = 4;

function withoutClose(ring: RingCm): RingCm {
	const kept: Cm[] = [];
	for (const p of ring) {
		const before = kept.at(-1);
		if (!before || lengthCm(before, p) >= CLOSE_CM) kept.push(p);
	}
	const [first, last] = [kept[0], kept.at(-1)];
	if (first && last && kept.length > 3 && lengthCm(first, last) < CLOSE_CM) kept.pop();
	return kept;
}

export interface Flyttevalg {
	/** For parts of other zones that no longer hang together. */
	readonly newId: () => string;
	/** The neighbour that takes over what the zone leaves; otherwise the one with the longest common border. */
	readonly heir?: string;
}

/** The zone in a new place: it cuts what is under it, and what it leaves is taken over. */
function place(
	t: Flislegging,
	sone: Sone,
	there: readonly FlateCm[],
	{ newId, heir }: Flyttevalg
): Utfall {
	const { id } = sone;
	const missing = unknown(t, [...there, ...sone.flater]);
	if (missing) return missing;
	const ids = new Set([id, ...t.neighboursOf(id).keys()]);
	for (const other of t.zonesIn(boksOm(there.flat(2), NEAR_CM))) ids.add(other);
	const utfall = redraw(t, {
		ids,
		tegning: { shapes: there },
		newId,
		assign(blad) {
			const { zones, shapes } = blad;
			const takes = (face: number) => at(shapes, face).length > 0 && at(zones, face).length > 0;
			const owners: Eiere = zones.map((list, face) => (takes(face) ? [id] : list));
			if (!zones.some((_, face) => takes(face))) return refuse(UTENFOR);
			const left = facesOf(blad, id).filter((face) => !takes(face));
			return vacate(blad, owners, left, { id, heir }) ?? owners;
		}
	});
	return utfall.ok ? { ok: true, edit: { ...utfall.edit, moved: id } } : utfall;
}

/** Moves a zone: it cuts what is under it, and what it leaves is taken over. What comes to lie outside the tiling is left out. */
export function moveZone(
	t: Flislegging,
	id: string,
	[east, north]: readonly [east: number, north: number],
	valg: Flyttevalg
): Utfall {
	const sone = t.get(id);
	if (!sone) return refuse(BORTE);
	const there = moved(sone, ([e, n]) => [e + Math.round(east), n + Math.round(north)]);
	return there ? place(t, sone, there, valg) : refuse(UTENFOR);
}

/** Turns a zone counterclockwise around a place. */
export function rotateZone(
	t: Flislegging,
	id: string,
	{ radians, about }: { readonly radians: number; readonly about: Cm },
	valg: Flyttevalg
): Utfall {
	const sone = t.get(id);
	if (!sone) return refuse(BORTE);
	const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
	const there = moved(sone, ([e, n]) => {
		const [x, y] = [e - about[0], n - about[1]];
		return [about[0] + x * cos - y * sin, about[1] + x * sin + y * cos];
	});
	return there
		? place(t, sone, there, valg)
		: refuse(
				'Punktene ligger for tett til at området kan dreies nøyaktig så mye. Drei litt mer eller mindre.'
			);
}

/** A new zone of the same shape and properties in another place; it cuts what is under it. */
export function duplicateZone(
	t: Flislegging,
	id: string,
	[east, north]: readonly [east: number, north: number],
	newId: () => string
): Utfall {
	const sone = t.get(id);
	if (!sone) return refuse(BORTE);
	const there = moved(sone, ([e, n]) => [e + Math.round(east), n + Math.round(north)]) ?? [];
	const missing = unknown(t, there);
	if (missing) return missing;
	const made = newId();
	return redraw(t, {
		ids: t.zonesIn(boksOm(there.flat(2), NEAR_CM)),
		tegning: { shapes: there },
		newId,
		assign({ zones, shapes }, created) {
			const owners = zones.map((list, face) =>
				list.length > 0 && at(shapes, face).length > 0 ? [made] : list
			);
			if (!owners.some(([owner]) => owner === made)) return refuse(UTENFOR);
			created.set(made, id);
			return owners;
		}
	});
}

/** What a line across the border of a zone adds to it, and what it cuts off. */
function sides(
	t: Flislegging,
	sone: Sone,
	line: readonly Cm[]
): { adds: FlateCm[]; cuts: FlateCm[] } | null {
	const holes = sone.flater.flatMap(([, ...rings]) => rings.map((ring) => [ring.toReversed()]));
	const blad = leggPaa(t, [sone.id], { lines: [line], shapes: holes });
	if (!blad) return null;
	const { map, byFace, zones, shapes } = blad;
	const own = facesOf(blad, sone.id);
	const parts = stykker(blad, own, (edge) => blad.isLine(edge));
	const whole = stykker(blad, own);
	const largest = whole.map((all) =>
		parts
			.filter(([face]) => face !== undefined && all.includes(face))
			.reduce((a, b) => (area2Of(blad, b) > area2Of(blad, a) ? b : a))
	);
	const adds = map.areaCm2x2.flatMap((_, face) => {
		if (face === 0 || at(zones, face).length > 0 || at(shapes, face).length > 0) return [];
		const around = at(byFace, face);
		const meetsLine = around.some((h) => blad.isLine(h >> 1));
		return meetsLine && around.some((h) => at(zones, at(map.face, h ^ 1)).length > 0)
			? [[face]]
			: [];
	});
	const asFlater = (faces: number[]): FlateCm => flaterFrom(blad, [ringsOf(blad, faces)])[0] ?? [];
	return {
		adds: adds.map(asFlater),
		cuts: parts.filter((part) => !largest.includes(part)).map(asFlater)
	};
}

/**
 * Gives a zone a new border along a line that crosses the old one twice or more: what lies between is added to it, taken from
 * the neighbours, or cut off, and goes to the neighbour with the longest common border.
 */
export function reshapeZone(
	t: Flislegging,
	id: string,
	line: readonly Cm[],
	valg: Flyttevalg
): Utfall {
	const sone = t.get(id);
	if (!sone) return refuse(BORTE);
	const change = line.length > 1 ? sides(t, sone, anchored(t, line)) : null;
	if (!change || change.adds.length + change.cuts.length === 0)
		return refuse(
			'Linja må krysse grensa til området minst to ganger. Tegn den slik at den begynner og slutter på kanten, eller utenfor.',
			line[0]
		);
	const missing = unknown(t, [...change.adds, ...change.cuts]);
	if (missing) return missing;
	const [shapes, first] = [[...change.adds, ...change.cuts], change.adds.length];
	const ids = new Set([id, ...t.neighboursOf(id).keys(), ...zonesAlong(t, line)]);
	for (const other of t.zonesIn(boksOm(shapes.flat(2), NEAR_CM))) ids.add(other);
	return redraw(t, {
		ids,
		tegning: { shapes },
		newId: valg.newId,
		assign(blad) {
			const owners: Eiere = [...blad.zones];
			const cut: number[] = [];
			owners.forEach((list, face) => {
				const nrs = at(blad.shapes, face);
				if (list.length === 0 || nrs.length === 0) return;
				if (nrs.some((nr) => nr < first)) owners[face] = [id];
				else if (list.includes(id)) cut.push(face);
			});
			return vacate(blad, owners, cut, { id, heir: valg.heir }) ?? owners;
		}
	});
}

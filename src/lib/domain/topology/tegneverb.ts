import { area2Of, stykker, type Blad } from './blad.ts';
import { boksOmSone, type Flislegging } from './flislegging.ts';
import { ugyldigSted } from './gyldig.ts';
import { redraw, vacate, type Eiere, type Omtegning } from './omtegning.ts';
import { at, boksOm, orient, ringArea2, type Cm, type FlateCm, type RingCm } from './punkt.ts';
import { redrawGaps } from './utbedring.ts';
import { BORTE, notLoaded, refuse, type Avslag, type Utfall } from './utfall.ts';

/** Zones this near to what is drawn come along, in centimetres. */
export const NEAR_CM = 5;

/** The zones that a line passes, by the boxes of its stretches. */
export function zonesAlong(t: Flislegging, line: readonly Cm[]): Set<string> {
	const found = new Set<string>();
	for (let i = 1; i < line.length; i++)
		for (const id of t.zonesIn(boksOm([at(line, i - 1), at(line, i)], NEAR_CM))) found.add(id);
	return found;
}

/** An end this near to a border is meant to be on it. */
const TOUCH_CM = 1.5;

/** What takes a line's end a little over the border it touches, away from the point before it. */
function over(t: Flislegging, end: Cm, before: Cm): Cm[] {
	if (t.kanterAt(end).length > 0) return [];
	for (const { a, b } of t.kanterNear(boksOm([end], 2))) {
		const [dx, dy, aside] = [b[0] - a[0], b[1] - a[1], orient(a, b, end)];
		const along = (end[0] - a[0]) * dx + (end[1] - a[1]) * dy;
		const length = Math.hypot(dx, dy);
		if (along < 0 || along > length * length || Math.abs(aside) > TOUCH_CM * length) continue;
		if (aside === 0 || aside > 0 !== orient(a, b, before) > 0) return [];
		const out = ((aside > 0 ? 1 : -1) * 2 * TOUCH_CM) / length;
		return [[Math.round(end[0] + dy * out), Math.round(end[1] - dx * out)]];
	}
	return [];
}

/** The line, with ends that touch a border as near as whole centimetres allow brought over it. */
export function anchored(t: Flislegging, line: readonly Cm[]): Cm[] {
	if (line.length < 2) return [...line];
	const [first, second] = [at(line, 0), at(line, 1)];
	const [last, before] = [at(line, line.length - 1), at(line, line.length - 2)];
	return [...over(t, first, second), ...line, ...over(t, last, before)];
}

/** A drawn surface with its rings the right way around, no point twice in a row; refused where it is not one. */
export function asFlate(drawn: RingCm | FlateCm): FlateCm | Avslag {
	const rings = isRing(drawn) ? [drawn] : drawn;
	const flate = rings.map((ring, nr) => {
		const points = ring.map(([e, n]): Cm => [Math.round(e), Math.round(n)]);
		const distinct = points.filter((p, i) => {
			const before = points[(i + points.length - 1) % points.length];
			return before?.[0] !== p[0] || before[1] !== p[1];
		});
		return ringArea(distinct) > 0 === (nr === 0) ? distinct : distinct.toReversed();
	});
	const place = flate.length === 0 ? ([0, 0] as const) : ugyldigSted({ id: '', flater: [flate] });
	return place
		? refuse(
				'Det som er tegnet, er ikke en flate: omrisset krysser eller rører seg selv. Angre de siste punktene, og tegn rundt uten å krysse.',
				place
			)
		: flate;
}

const ringArea = (ring: RingCm): number => (ring.length < 3 ? 0 : ringArea2(ring));

const isRing = (drawn: RingCm | FlateCm): drawn is RingCm => typeof drawn[0]?.[0] === 'number';

/** Zones around what is drawn that are not here. */
export function unknown(t: Flislegging, flater: readonly FlateCm[]): Avslag | null {
	const [w, s, e, n] = boksOm(flater.flat(2));
	const corners: Cm[] = [
		[w, s],
		[e, s],
		[e, n],
		[w, n]
	];
	return corners.every((p) => t.knows(p)) ? null : notLoaded([w - 100, s - 100, e + 100, n + 100]);
}

export const facesOf = ({ zones }: Blad, id: string): number[] =>
	zones.flatMap((list, face) => (list.includes(id) ? [face] : []));

export interface Tegnevalg {
	/** `cuts`: takes from what lies under. `is-cut`: takes only what no zone has. */
	readonly over: 'cuts' | 'is-cut';
	/** Takes from these alone. */
	readonly only?: readonly string[];
}

const INGENTING: Record<Tegnevalg['over'], string> = {
	cuts: 'Det som er tegnet, dekker ikke noe som kan gis et nytt formål. Tegn innenfor plangrensa, og over det som det nye skal ta fra.',
	'is-cut':
		'Her har alt areal et formål fra før, så det er ikke noe igjen til det nye. Velg at det nye skal skjære i det som ligger under.'
};

/** A new zone, drawn. What sticks out of the tiling is left out. */
export function drawZone(
	t: Flislegging,
	drawn: RingCm | FlateCm,
	newId: () => string,
	{ over, only }: Tegnevalg
): Utfall {
	const flate = asFlate(drawn);
	if ('ok' in flate) return flate;
	const missing = unknown(t, [flate]);
	if (missing) return missing;
	const id = newId();
	const omtegning = (isTaken: (zones: readonly string[]) => boolean): Omtegning => ({
		ids: t.zonesIn(boksOm(flate.flat(), NEAR_CM)),
		tegning: { shapes: [flate] },
		newId,
		assign({ zones, shapes }, created) {
			const owners = zones.map((list, face) =>
				at(shapes, face).length > 0 && isTaken(list) ? [id] : list
			);
			if (!owners.some(([owner]) => owner === id)) return refuse(INGENTING[over], flate[0]?.[0]);
			created.set(id, null);
			return owners;
		}
	});
	if (over === 'cuts')
		return redraw(
			t,
			omtegning((list) => list.length > 0 && (!only || list.some((zone) => only.includes(zone))))
		);
	return redrawGaps(t, flate.flat(), (gaps) => {
		const drawn = omtegning((list) => list.some((zone) => gaps.has(zone)));
		return { ...drawn, ids: [...drawn.ids, ...gaps] };
	});
}

/** A new zone inside another. */
export function cutHole(t: Flislegging, id: string, ring: RingCm, newId: () => string): Utfall {
	if (!t.get(id)) return refuse(BORTE);
	const flate = asFlate(ring);
	if ('ok' in flate) return flate;
	const made = newId();
	return redraw(t, {
		ids: new Set([id, ...t.zonesIn(boksOm(flate.flat(), NEAR_CM))]),
		tegning: { shapes: [flate] },
		newId,
		assign({ zones, shapes }, created) {
			const under = zones.flatMap((list, face) => (at(shapes, face).length > 0 ? [list] : []));
			if (!under.every((list) => list.length === 1 && list[0] === id))
				return refuse(
					'Hullet må ligge helt inne i området. Tegn det lenger fra kanten, eller del området i stedet.',
					flate[0]?.[0]
				);
			created.set(made, null);
			return zones.map((list, face) => (at(shapes, face).length > 0 ? [made] : list));
		}
	});
}

/** Cuts a zone along a line; the largest part stays what it is, the others are like it. */
export function splitZone(
	t: Flislegging,
	id: string,
	line: readonly Cm[],
	newId: () => string
): Utfall {
	if (!t.get(id)) return refuse(BORTE);
	if (line.length < 2)
		return refuse('Ei delingslinje må ha minst to punkter. Klikk ett på hver side av området.');
	return redraw(t, {
		ids: new Set([id, ...zonesAlong(t, line)]),
		tegning: { lines: [anchored(t, line)] },
		newId,
		assign(blad, created) {
			const own = facesOf(blad, id);
			const parts = stykker(blad, own, (edge) => blad.isLine(edge));
			if (parts.length <= stykker(blad, own).length)
				return refuse('Linja deler ikke området. Den må gå fra kant til kant.', line[0]);
			parts.sort((a, b) => area2Of(blad, b) - area2Of(blad, a));
			const owners: Eiere = [...blad.zones];
			for (const part of parts.slice(1)) {
				const made = newId();
				created.set(made, id);
				for (const face of part) owners[face] = [made];
			}
			return owners;
		}
	});
}

/** Do the zones hang together over common borders? */
function hangTogether(t: Flislegging, ids: readonly string[]): boolean {
	const left = new Set(ids);
	const queue = ids.slice(0, 1);
	for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
		if (!left.delete(id)) continue;
		for (const other of t.neighboursOf(id).keys()) if (left.has(other)) queue.push(other);
	}
	return left.size === 0;
}

/** Makes one zone of several that hang together: `keep`, which keeps its properties. */
export function mergeZones(t: Flislegging, ids: readonly string[], keep: string): Utfall {
	const all = [...new Set([...ids, keep])];
	if (all.some((id) => !t.get(id))) return refuse(BORTE);
	if (all.length < 2) return refuse('Velg minst to områder som skal slås sammen.');
	if (!hangTogether(t, all))
		return refuse(
			'Områdene henger ikke sammen langs ei felles grense. Velg områder som ligger inntil hverandre.'
		);
	return redraw(t, {
		ids: all,
		tegning: {},
		newId: () => keep,
		assign: ({ zones }) =>
			zones.map((list) => (list.some((id) => all.includes(id)) ? [keep] : list))
	});
}

/** Lets a zone take over one that lies in a hole in it. */
export function fillHole(t: Flislegging, hole: string, into: string): Utfall {
	if (!t.get(hole) || !t.get(into)) return refuse(BORTE);
	const around = [...t.neighboursOf(hole).keys()];
	return around.length === 1 && around[0] === into
		? mergeZones(t, [into, hole], into)
		: refuse('Området ligger ikke alene i et hull. Slå sammen i stedet.');
}

/** Takes a zone away; its area goes to `heir`, or to the neighbour with the longest common border. */
export function deleteZone(t: Flislegging, id: string, heir?: string): Utfall {
	const sone = t.get(id);
	if (!sone) return refuse(BORTE);
	const neighbours = t.neighboursOf(id);
	if (heir !== undefined && !neighbours.has(heir))
		return refuse(
			'Det valgte området er ikke nabo, og kan ikke ta over arealet. Velg et som ligger inntil.'
		);
	const missing = sone.flater.flat(2).find((p) => !t.knows(p));
	if (missing) return notLoaded(boksOmSone(sone, 100));
	return redraw(t, {
		ids: [id, ...neighbours.keys()],
		tegning: {},
		newId: () => id,
		assign(blad) {
			const owners: Eiere = [...blad.zones];
			return vacate(blad, owners, facesOf(blad, id), { id, heir }) ?? owners;
		}
	});
}

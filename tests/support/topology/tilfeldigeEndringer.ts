import { randomBetween, type Random } from '#db/demo/geometry/random.ts';
import * as topologi from '#lib/domain/topology/index.ts';
import { at, boksOm, cyclic, placeInFlate } from '#lib/domain/topology/punkt.ts';
import type { Cm, Flislegging, RingCm, Sone, Utfall } from '#lib/domain/topology/index.ts';

/** What an edit at random needs: the tiling, the zones in it by number, chance, and new ids. */
export interface Bord {
	readonly t: Flislegging;
	readonly ids: readonly string[];
	readonly random: Random;
	readonly newId: () => string;
}

const pick = <T>(list: readonly T[], random: Random): T =>
	at(list, Math.floor(random() * list.length));

function sone({ t, ids, random }: Bord): Sone {
	const found = t.get(pick(ids, random));
	if (!found) throw new Error('a zone that is not there');
	return found;
}

function vertex(bord: Bord): { p: Cm; ring: RingCm; i: number } {
	const ring = pick(pick(sone(bord).flater, bord.random), bord.random);
	const i = Math.floor(bord.random() * ring.length);
	return { p: at(ring, i), ring, i };
}

const aside = ([e, n]: Cm, random: Random, cm: number): Cm => [
	e + Math.round(randomBetween(random, -cm, cm)),
	n + Math.round(randomBetween(random, -cm, cm))
];

/** A place in a zone, as far as chance finds one. */
function inside({ flater }: Sone, random: Random): Cm {
	const flate = pick(flater, random);
	const [w, s, e, n] = boksOm(at(flate, 0));
	for (let i = 0; i < 20; i++) {
		const p: Cm = [
			Math.round(randomBetween(random, w, e)),
			Math.round(randomBetween(random, s, n))
		];
		if (placeInFlate(p, flate) === 1) return p;
	}
	return at(at(flate, 0), 0);
}

function ringAround([e, n]: Cm, random: Random, radiusCm: number): RingCm {
	const corners = 3 + Math.floor(random() * 8);
	return Array.from({ length: corners }, (_, i): Cm => {
		const turn = ((i + randomBetween(random, -0.3, 0.3)) / corners) * 2 * Math.PI;
		const r = radiusCm * randomBetween(random, 0.5, 1.2);
		return [Math.round(e + r * Math.cos(turn)), Math.round(n + r * Math.sin(turn))];
	});
}

/** A line through a zone, a little crooked, from well outside it to well outside it. */
function lineThrough(s: Sone, random: Random): Cm[] {
	const [w, south, e, n] = boksOm(s.flater.flat(2));
	const reach = Math.hypot(e - w, n - south);
	const middle = inside(s, random);
	const turn = randomBetween(random, 0, 2 * Math.PI);
	const end = (sign: number): Cm => [
		Math.round(middle[0] + sign * reach * Math.cos(turn)),
		Math.round(middle[1] + sign * reach * Math.sin(turn))
	];
	return [end(-1), aside(middle, random, 500), end(1)];
}

/** A line over a border of a zone and back again, or all through it. */
function lineOver(s: Sone, random: Random): Cm[] {
	const ring = at(at(s.flater, 0), 0);
	const i = Math.floor(random() * ring.length);
	const from = inside(s, random);
	const over = aside(at(ring, i), random, 3000);
	return random() < 0.2
		? lineThrough(s, random)
		: [from, over, aside(inside(s, random), random, 500)];
}

/** Is the vertex one that just one border passes, on no outline? */
const isPassed = ({ t }: Bord, p: Cm): boolean => {
	const kanter = t.kanterAt(p);
	return kanter.length === 2 && kanter.every((k) => k.left.length * k.right.length > 0);
};

function soneWithHole({ t, ids, random }: Bord): { around: string; hole: string } | null {
	const start = Math.floor(random() * ids.length);
	for (let i = 0; i < ids.length; i++) {
		const around = t.get(cyclic(ids, start + i - (start + i >= ids.length ? ids.length : 0)));
		const ring = around?.flater[0]?.[1];
		const [a, b] = ring ?? [];
		const kant = a && b ? t.kant(a, b) : undefined;
		const hole = [...(kant?.left ?? []), ...(kant?.right ?? [])].find((id) => id !== around?.id);
		if (around && hole && t.neighboursOf(hole).size === 1) return { around: around.id, hole };
	}
	return null;
}

/** One edit at random by each of the tools. */
export const verktoy: Readonly<Record<string, (bord: Bord) => Utfall | null>> = {
	moveVertices(bord) {
		const { p, ring, i } = vertex(bord);
		const moves = new Map([[topologi.stedsnavn(p), aside(p, bord.random, 1500)]]);
		if (bord.random() < 0.3) {
			const q = cyclic(ring, i + 1);
			moves.set(topologi.stedsnavn(q), aside(q, bord.random, 1500));
		}
		return topologi.moveVertices(bord.t, moves);
	},
	insertVertex(bord) {
		const { p, ring, i } = vertex(bord);
		const q = cyclic(ring, i + 1);
		const middle: Cm = [Math.round((p[0] + q[0]) / 2), Math.round((p[1] + q[1]) / 2)];
		return topologi.insertVertex(bord.t, [p, q], aside(middle, bord.random, 400));
	},
	deleteVertex(bord) {
		const { p } = vertex(bord);
		return isPassed(bord, p) ? topologi.deleteVertex(bord.t, p) : null;
	},
	splitZone(bord) {
		const s = sone(bord);
		return topologi.splitZone(bord.t, s.id, lineThrough(s, bord.random), bord.newId);
	},
	mergeZones(bord) {
		const { id } = sone(bord);
		const others = [...bord.t.neighboursOf(id).keys()];
		return others.length === 0
			? null
			: topologi.mergeZones(bord.t, [id, pick(others, bord.random)], id);
	},
	cutHole(bord) {
		const s = sone(bord);
		const ring = ringAround(
			inside(s, bord.random),
			bord.random,
			randomBetween(bord.random, 200, 2500)
		);
		return topologi.cutHole(bord.t, s.id, ring, bord.newId);
	},
	fillHole(bord) {
		const found = soneWithHole(bord);
		return found && topologi.fillHole(bord.t, found.hole, found.around);
	},
	drawZone(bord) {
		const ring = ringAround(
			inside(sone(bord), bord.random),
			bord.random,
			randomBetween(bord.random, 500, 9000)
		);
		const only = bord.random() < 0.3 ? { only: [sone(bord).id] } : {};
		return topologi.drawZone(bord.t, ring, bord.newId, { over: 'cuts', ...only });
	},
	reshapeZone(bord) {
		const s = sone(bord);
		return topologi.reshapeZone(bord.t, s.id, lineOver(s, bord.random), { newId: bord.newId });
	},
	moveZone(bord) {
		const by = aside([0, 0], bord.random, 6000);
		return topologi.moveZone(bord.t, sone(bord).id, by, { newId: bord.newId });
	},
	rotateZone(bord) {
		const s = sone(bord);
		const radians = randomBetween(bord.random, -1, 1);
		return topologi.rotateZone(
			bord.t,
			s.id,
			{ radians, about: inside(s, bord.random) },
			{ newId: bord.newId }
		);
	},
	duplicateZone(bord) {
		const by = aside([0, 0], bord.random, 20_000);
		return topologi.duplicateZone(bord.t, sone(bord).id, by, bord.newId);
	},
	deleteZone(bord) {
		return topologi.deleteZone(bord.t, sone(bord).id);
	}
};

export interface Lop {
	/** Accepted edits, one after another. */
	readonly edits: { readonly tool: string; readonly edit: topologi.Edit }[];
	/** By tool. */
	readonly accepted: Map<string, number>;
	/** By tool and reason. */
	readonly rejected: Map<string, number>;
}

/** Does `count` accepted edits at random, by each tool in turn; `each` is told of every one after it is applied. */
export function tilfeldigeEndringer(
	t: Flislegging,
	random: Random,
	count: number,
	each: (edit: topologi.Edit, nr: number) => void = () => undefined
): Lop {
	let made = 0;
	const ids = [...t.soner()].map(({ id }) => id);
	const place = new Map(ids.map((id, i) => [id, i]));
	const newId = () => `ny${made++}`;
	const lop: Lop = { edits: [], accepted: new Map(), rejected: new Map() };
	const tools = Object.keys(verktoy);
	const follow = ({ after, created }: topologi.Edit): void => {
		for (const id of created.keys()) place.set(id, ids.push(id) - 1);
		for (const [id, there] of after) {
			const i = place.get(id);
			const last = ids.at(-1);
			if (there || i === undefined || last === undefined) continue;
			ids[i] = last;
			place.set(last, i);
			ids.pop();
			place.delete(id);
		}
	};
	const count1 = (map: Map<string, number>, name: string) =>
		map.set(name, (map.get(name) ?? 0) + 1);
	for (let nr = 0, tries = 0; nr < count; tries++) {
		if (tries > count * 40) throw new Error('too few edits are accepted');
		const tool = at(tools, nr % tools.length);
		const answer = at([verktoy[tool]], 0)?.({ t, ids, random, newId });
		if (!answer?.ok) {
			if (answer) count1(lop.rejected, `${tool}: ${answer.reason}`);
			continue;
		}
		t.apply(answer.edit);
		follow(answer.edit);
		lop.edits.push({ tool, edit: answer.edit });
		count1(lop.accepted, tool);
		each(answer.edit, nr++);
	}
	return lop;
}

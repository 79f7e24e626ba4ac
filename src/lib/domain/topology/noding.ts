import { Grid } from './grid.ts';
import { Locks } from './locks.ts';
import { at } from './punkt.ts';
import { segmentKey, type Chain, type Stand, type Standing, type Vertices } from './vertices.ts';

const nothing: Standing = { vertices: 0, sources: 0, segments: new Map(), followed: new Set() };

const cross = (v: Vertices, a: number, b: number, c: number): number =>
	(at(v.x, b) - at(v.x, a)) * (at(v.y, c) - at(v.y, a)) -
	(at(v.y, b) - at(v.y, a)) * (at(v.x, c) - at(v.x, a));

/** Do ab and cd cross in their interiors? Exact: products of whole centimetres stay below 2^53. */
export function crosses(v: Vertices, a: number, b: number, c: number, d: number): boolean {
	if (Math.max(at(v.x, a), at(v.x, b)) < Math.min(at(v.x, c), at(v.x, d))) return false;
	if (Math.max(at(v.x, c), at(v.x, d)) < Math.min(at(v.x, a), at(v.x, b))) return false;
	const sideC = Math.sign(cross(v, a, b, c));
	const sideD = Math.sign(cross(v, a, b, d));
	if (sideC * sideD >= 0) return false;
	return Math.sign(cross(v, c, d, a)) * Math.sign(cross(v, c, d, b)) < 0;
}

/** How far along ab it crosses cd. */
function crossingShare(v: Vertices, a: number, b: number, c: number, d: number): number {
	const toA = cross(v, c, d, a);
	return toA / (toA - cross(v, c, d, b));
}

/** Where ab crosses cd, on whole centimetres. */
function crossing(v: Vertices, [a, b]: Segment, [c, d]: Segment): [number, number] {
	const t = crossingShare(v, a, b, c, d);
	const x = at(v.x, a) + t * (at(v.x, b) - at(v.x, a));
	const y = at(v.y, a) + t * (at(v.y, b) - at(v.y, a));
	return [Math.round(x), Math.round(y)];
}

function gcd(a: number, b: number): number {
	let [m, n] = [Math.abs(a), Math.abs(b)];
	while (n > 0) [m, n] = [n, m % n];
	return m;
}

/** Nearer than this to a whole-centimetre point of a locked segment is on it. */
const ON_CM = 2;
/** What follows a locked segment does so this far inside it. */
const ALONG_CM = 1.5;

/**
 * Where a drawn segment cd crosses a locked one ab, it may not make a vertex aside of it: the segment would bend, and the
 * tiling's outline with it. So what is drawn goes to the nearest place of ab on a whole centimetre (an end, mostly), the
 * last part along ab, just inside: nothing comes to lie more than 2 cm from where it was drawn.
 */
function detour(v: Vertices, [a, b]: Segment, [c, d]: Segment, insideIsLeft: boolean): number[] {
	const [ax, ay] = [at(v.x, a), at(v.y, a)];
	const [dx, dy] = [at(v.x, b) - ax, at(v.y, b) - ay];
	const t = crossingShare(v, a, b, c, d);
	const steps = gcd(dx, dy);
	const step = Math.round(t * steps);
	const end = v.id(ax + (dx / steps) * step, ay + (dy / steps) * step);
	const [x, y] = [ax + t * dx, ay + t * dy];
	if (Math.hypot(at(v.x, end) - x, at(v.y, end) - y) <= ON_CM) return [end];
	const inward = (insideIsLeft ? 1 : -1) / Math.hypot(dx, dy);
	const cIsInside = cross(v, a, b, c) > 0 === insideIsLeft;
	const depth = Math.abs(cross(v, a, b, cIsInside ? c : d)) * Math.abs(inward);
	if (depth <= ALONG_CM + 1) return [end];
	const turn = v.id(Math.round(x - dy * inward * ALONG_CM), Math.round(y + dx * inward * ALONG_CM));
	return cIsInside ? [turn, end] : [end, turn];
}

type Segment = readonly [number, number];

interface Sides {
	/** The different segments of the chains, each once and with its lower index first. */
	readonly segments: readonly Segment[];
	/** Per segment: how it stands, and whether it is of a chain that stood before. */
	readonly stands: readonly (Stand | undefined)[];
	readonly isOld: readonly boolean[];
}

function sidesOf(chains: readonly Chain[], standing: Standing): Sides {
	const seen = new Map<number, number>();
	const segments: Segment[] = [];
	const isOld: boolean[] = [];
	for (const { ids, source } of chains) {
		for (let i = 1; i < ids.length; i++) {
			const [a, b] = [at(ids, i - 1), at(ids, i)];
			const key = segmentKey(a, b);
			if (seen.has(key)) continue;
			seen.set(key, segments.push(a < b ? [a, b] : [b, a]) - 1);
			isOld.push(source < standing.sources);
		}
	}
	const stands = segments.map(([a, b]) => standing.segments.get(segmentKey(a, b)));
	return { segments, stands, isOld };
}

/** Ways around, by segment: what to go through from its lower index to its higher. */
type Detours = Map<number, readonly number[]>;

/** Makes a vertex, or finds a way around, where two segments cross. */
function cut(v: Vertices, sides: Sides, [i, j]: Segment, ways: Ways): void {
	const { segments, stands, isOld } = sides;
	const isLocked = (nr: number) => stands[nr] !== undefined && stands[nr] !== 'bends';
	const place = crossing(v, at(segments, i), at(segments, j));
	const goAround = (nr: number, other: number, insideIsLeft: boolean): void => {
		const key = segmentKey(...at(segments, other));
		if (ways.detours.has(key)) return;
		ways.detours.set(key, detour(v, at(segments, nr), at(segments, other), insideIsLeft));
	};
	const locked = [i, j].find(isLocked);
	if (locked !== undefined) {
		ways.standing.followed.add(segmentKey(...at(segments, locked)));
		goAround(locked, locked === i ? j : i, stands[locked] === 'locked-left');
	} else if (isOld[i] !== isOld[j] && ways.locks.isBeyond(...place)) {
		// Between the border and the outline there is no whole centimetre: that border is followed instead.
		const [old, drawn] = isOld[i] ? [i, j] : [j, i];
		const [a, b] = at(segments, old);
		const side =
			(at(v.x, b) - at(v.x, a)) * (place[1] - at(v.y, a)) -
			(at(v.y, b) - at(v.y, a)) * (place[0] - at(v.x, a));
		goAround(old, drawn, side < 0);
	} else v.id(...place);
}

interface Ways {
	readonly standing: Standing;
	readonly locks: Locks;
	readonly detours: Detours;
}

/** Sees to all places where two segments cross; answers how many there were. */
function addCrossings(v: Vertices, chains: readonly Chain[], ways: Ways): number {
	const grid = new Grid(boksOf(v));
	const sides = sidesOf(chains, ways.standing);
	const { segments, stands } = sides;
	let count = 0;
	segments.forEach(([a, b], i) => {
		grid.visit(at(v.x, a), at(v.y, a), at(v.x, b), at(v.y, b), (cell) => {
			const others = grid.cell(cell);
			for (const j of others) {
				if (stands[i] !== undefined && stands[j] !== undefined) continue;
				if (!crosses(v, a, b, ...at(segments, j))) continue;
				cut(v, sides, [i, j], ways);
				count++;
			}
			others.push(i);
		});
	});
	return count;
}

function boksOf({ x, y }: Vertices): [number, number, number, number] {
	const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let i = 0; i < x.length; i++) {
		box[0] = Math.min(box[0], at(x, i));
		box[1] = Math.min(box[1], at(y, i));
		box[2] = Math.max(box[2], at(x, i));
		box[3] = Math.max(box[3], at(y, i));
	}
	return box;
}

/**
 * Vertices that lie between the segment's ends and within half a centimetre of its line, in order. What stood before passes
 * exactly through those that stood before, or not at all; what is locked passes exactly through any.
 */
function verticesOn(v: Vertices, grid: Grid, a: number, b: number, standing: Standing): number[] {
	const [ax, ay, bx, by] = [at(v.x, a), at(v.y, a), at(v.x, b), at(v.y, b)];
	const [dx, dy] = [bx - ax, by - ay];
	const reach = (Math.abs(dx) + Math.abs(dy)) / 2;
	const stand = standing.segments.get(segmentKey(a, b));
	const exactBelow = stand === undefined ? 0 : stand === 'bends' ? standing.vertices : Infinity;
	const found = new Map<number, number>();
	grid.visit(ax, ay, bx, by, (cell) => {
		for (const id of grid.cell(cell)) {
			const [px, py] = [at(v.x, id) - ax, at(v.y, id) - ay];
			const aside = Math.abs(dx * py - dy * px);
			if (id === a || id === b || aside > (id < exactBelow ? 0 : reach)) continue;
			const along = px * dx + py * dy;
			if (along > 0 && along < dx * dx + dy * dy) found.set(id, along);
		}
	});
	return [...found].sort((p, q) => p[1] - q[1]).map(([id]) => id);
}

/** Bends every chain through the vertices it passes; answers whether any was bent. */
function snap(
	v: Vertices,
	chains: readonly Chain[],
	{ standing, locks, detours }: Ways
): { chains: Chain[]; changed: boolean } {
	const grid = new Grid(boksOf(v));
	v.x.forEach((x, id) => grid.cell(grid.cellOf(x, at(v.y, id))).push(id));
	// What stood before is not bent out over what is locked.
	const isBeyond = (id: number): boolean =>
		id >= standing.vertices && locks.isBeyond(at(v.x, id), at(v.y, id));
	let changed = false;
	const bent = chains.map(({ ids, source }) => {
		const out = [at(ids, 0)];
		for (let i = 1; i < ids.length; i++) {
			const [a, b] = [at(ids, i - 1), at(ids, i)];
			const around = detours.get(segmentKey(a, b));
			const on = around
				? (a < b ? around : around.toReversed()).filter((id) => id !== a && id !== b)
				: verticesOn(v, grid, a, b, standing).filter(
						(id) => source >= standing.sources || !isBeyond(id)
					);
			if (on.length > 0) changed = true;
			out.push(...on, b);
		}
		return { ids: out, source };
	});
	return { chains: bent, changed };
}

/**
 * Iterated snap rounding: lines become chains that meet at shared vertices on whole centimetres and nowhere else. A line
 * moves by at most a centimetre or so; what it is connected to stays the same. null: it did not settle.
 */
export function node(
	vertices: Vertices,
	lines: readonly Chain[],
	standing = nothing,
	rounds = 12
): Chain[] | null {
	let chains: Chain[] = [...lines];
	const locks = new Locks(vertices, standing, boksOf(vertices));
	for (let round = 0; round < rounds; round++) {
		const ways: Ways = { standing, locks, detours: new Map() };
		const crossings = addCrossings(vertices, chains, ways);
		const snapped = snap(vertices, chains, ways);
		chains = snapped.chains;
		if (crossings === 0 && !snapped.changed) return chains;
	}
	return null;
}

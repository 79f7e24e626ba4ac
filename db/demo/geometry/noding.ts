import { Grid } from './grid.ts';
import { at, boxOf, type Point } from './point.ts';

/** Points that chains share by index, on whole centimetres. */
export class Vertices {
	readonly x: number[] = [];
	readonly y: number[] = [];
	readonly #ids = new Map<number, number>();

	/** The vertex at a centimetre: made the first time, the same index ever after. */
	id(x: number, y: number): number {
		// With the origin moved near Vestre Toten, both are below 2^26 cm, so the key is exact in a double.
		const key = (x - 50_000_000) * 67_108_864 + (y - 640_000_000);
		const known = this.#ids.get(key);
		if (known !== undefined) return known;
		const id = this.x.push(x) - 1;
		this.y.push(y);
		this.#ids.set(key, id);
		return id;
	}
}

/** A line as indices of vertices, and what it is a line of. */
export interface Chain {
	readonly ids: readonly number[];
	readonly source: number;
}

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

function crossing(v: Vertices, a: number, b: number, c: number, d: number): number {
	const toA = cross(v, c, d, a);
	const t = toA / (toA - cross(v, c, d, b));
	const x = at(v.x, a) + t * (at(v.x, b) - at(v.x, a));
	const y = at(v.y, a) + t * (at(v.y, b) - at(v.y, a));
	return v.id(Math.round(x), Math.round(y));
}

const verticesBox = (v: Vertices) => boxOf(v.x.map((x, i): Point => [x, at(v.y, i)]));

type Segment = readonly [number, number];

/** The different segments of the chains, each once and with its lower index first. */
function segmentsOf(chains: readonly Chain[]): Segment[] {
	const seen = new Set<number>();
	const segments: Segment[] = [];
	for (const { ids } of chains) {
		for (let i = 1; i < ids.length; i++) {
			const [a, b] = [at(ids, i - 1), at(ids, i)];
			const key = Math.min(a, b) * 67_108_864 + Math.max(a, b);
			if (seen.has(key)) continue;
			seen.add(key);
			segments.push(a < b ? [a, b] : [b, a]);
		}
	}
	return segments;
}

/** Makes a vertex where two segments cross; answers how many crossings there were. */
function addCrossings(v: Vertices, segments: readonly Segment[]): number {
	const grid = new Grid(verticesBox(v));
	let count = 0;
	segments.forEach(([a, b], i) => {
		grid.visit(at(v.x, a), at(v.y, a), at(v.x, b), at(v.y, b), (cell) => {
			const others = grid.cell(cell);
			for (const j of others) {
				const [c, d] = at(segments, j);
				if (!crosses(v, a, b, c, d)) continue;
				crossing(v, a, b, c, d);
				count++;
			}
			others.push(i);
		});
	});
	return count;
}

/** Vertices that lie within half a centimetre of the segment's line and between its ends, in order. */
function verticesOn(v: Vertices, grid: Grid, a: number, b: number): number[] {
	const [ax, ay, bx, by] = [at(v.x, a), at(v.y, a), at(v.x, b), at(v.y, b)];
	const [dx, dy] = [bx - ax, by - ay];
	const reach = (Math.abs(dx) + Math.abs(dy)) / 2;
	const found = new Map<number, number>();
	grid.visit(ax, ay, bx, by, (cell) => {
		for (const id of grid.cell(cell)) {
			const [px, py] = [at(v.x, id) - ax, at(v.y, id) - ay];
			if (id === a || id === b || Math.abs(dx * py - dy * px) > reach) continue;
			const along = px * dx + py * dy;
			if (along > 0 && along < dx * dx + dy * dy) found.set(id, along);
		}
	});
	return [...found].sort((p, q) => p[1] - q[1]).map(([id]) => id);
}

/** Bends every chain through the vertices it passes; answers whether any was bent. */
function snap(v: Vertices, chains: readonly Chain[]): { chains: Chain[]; changed: boolean } {
	const grid = new Grid(verticesBox(v));
	v.x.forEach((x, id) => grid.cell(grid.cellOf(x, at(v.y, id))).push(id));
	let changed = false;
	const bent = chains.map(({ ids, source }) => {
		const out = [at(ids, 0)];
		for (let i = 1; i < ids.length; i++) {
			const [a, b] = [at(ids, i - 1), at(ids, i)];
			const on = verticesOn(v, grid, a, b);
			if (on.length > 0) changed = true;
			out.push(...on, b);
		}
		return { ids: out, source };
	});
	return { chains: bent, changed };
}

/**
 * Iterated snap rounding: lines in metres become chains that meet at shared vertices on whole centimetres and nowhere else.
 * A line moves by at most a centimetre or so; what it is connected to stays the same.
 */
export function node(lines: readonly { points: readonly Point[]; source: number }[]): {
	vertices: Vertices;
	chains: Chain[];
} {
	const vertices = new Vertices();
	let chains: Chain[] = lines.map(({ points, source }) => ({
		ids: points
			.map(([x, y]) => vertices.id(Math.round(x * 100), Math.round(y * 100)))
			.filter((id, i, ids) => i === 0 || id !== ids[i - 1]),
		source
	}));
	for (let round = 0; round < 12; round++) {
		const crossings = addCrossings(vertices, segmentsOf(chains));
		const snapped = snap(vertices, chains);
		chains = snapped.chains;
		if (crossings === 0 && !snapped.changed) return { vertices, chains };
	}
	throw new Error('noding did not settle');
}

import { at, type Cm } from './punkt.ts';
import { segmentKey, type Chain, type Vertices } from './vertices.ts';

/** A planar map: every edge is two half-edges, 2e and 2e + 1, each with its face on its left. Face 0 is the outside. */
export interface Arrangement {
	readonly vertices: Vertices;
	/** Per half-edge: the vertex it leaves. */
	readonly origin: readonly number[];
	/** Per vertex: the half-edges that leave it, counterclockwise. */
	readonly leaving: readonly (readonly number[])[];
	/** Per half-edge: the face on its left. */
	readonly face: readonly number[];
	/** Per edge: the lines it is part of, those that run over it twice left out. */
	readonly sources: readonly (readonly number[])[];
	/** Per face: twice its area in cm², islands taken out; meaningless for the outside. */
	readonly areaCm2x2: readonly number[];
	/** Per face: one of its half-edges for each of its borders. */
	readonly borders: readonly (readonly number[])[];
	/** Per half-edge: the next one around its face. */
	readonly next: readonly number[];
}

const toggle = (list: number[], value: number): void => {
	const i = list.indexOf(value);
	if (i < 0) list.push(value);
	else list.splice(i, 1);
};

function edgesOf(chains: readonly Chain[]): { origin: number[]; sources: number[][] } {
	const byKey = new Map<number, number>();
	const origin: number[] = [];
	const sources: number[][] = [];
	for (const { ids, source } of chains) {
		for (let i = 1; i < ids.length; i++) {
			const [a, b] = [at(ids, i - 1), at(ids, i)];
			const key = segmentKey(a, b);
			let edge = byKey.get(key);
			if (edge === undefined) {
				edge = sources.push([]) - 1;
				origin.push(a, b);
				byKey.set(key, edge);
			}
			toggle(at(sources, edge), source);
		}
	}
	return { origin, sources };
}

/** Half-edges around each vertex, counterclockwise from east: compared exactly. */
function sortAround(v: Vertices, origin: readonly number[]): number[][] {
	const leaving: number[][] = v.x.map(() => []);
	origin.forEach((from, h) => at(leaving, from).push(h));
	const dx = (h: number) => at(v.x, at(origin, h ^ 1)) - at(v.x, at(origin, h));
	const dy = (h: number) => at(v.y, at(origin, h ^ 1)) - at(v.y, at(origin, h));
	const half = (h: number) => (dy(h) > 0 || (dy(h) === 0 && dx(h) > 0) ? 0 : 1);
	for (const around of leaving) {
		around.sort((g, h) => half(g) - half(h) || dy(g) * dx(h) - dx(g) * dy(h));
	}
	return leaving;
}

function nextAround(origin: readonly number[], leaving: readonly (readonly number[])[]): number[] {
	const next = origin.map(() => -1);
	for (const around of leaving) {
		around.forEach((h, i) => {
			// Arriving along the twin of h, the face on the left goes on along the one clockwise of h.
			next[h ^ 1] = at(around, (i + around.length - 1) % around.length);
		});
	}
	return next;
}

interface Cycle {
	readonly halfEdges: readonly number[];
	readonly area: number;
}

function cyclesOf(v: Vertices, origin: readonly number[], next: readonly number[]): Cycle[] {
	const seen = new Uint8Array(origin.length);
	const cycles: Cycle[] = [];
	origin.forEach((from, start) => {
		if (seen[start]) return;
		const [x0, y0] = [at(v.x, from), at(v.y, from)];
		const halfEdges: number[] = [];
		let area = 0;
		for (let h = start; !seen[h]; h = at(next, h)) {
			seen[h] = 1;
			halfEdges.push(h);
			const [a, b] = [at(origin, h), at(origin, h ^ 1)];
			area += (at(v.x, a) - x0) * (at(v.y, b) - y0) - (at(v.x, b) - x0) * (at(v.y, a) - y0);
		}
		cycles.push({ halfEdges, area });
	});
	return cycles;
}

/** Which connected piece of the drawing each vertex belongs to. */
function pieces(origin: readonly number[], vertexCount: number): (vertex: number) => number {
	const parent = Int32Array.from({ length: vertexCount }, (_, i) => i);
	const find = (i: number): number => {
		let root = i;
		while (at(parent, root) !== root) root = at(parent, root);
		for (let j = i; j !== root;) {
			const up = at(parent, j);
			parent[j] = root;
			j = up;
		}
		return root;
	};
	for (let h = 0; h < origin.length; h += 2) {
		parent[find(at(origin, h))] = find(at(origin, h + 1));
	}
	return find;
}

interface Outline {
	readonly face: number;
	readonly piece: number;
	readonly area: number;
	readonly points: readonly Cm[];
	readonly minX: number;
	readonly maxX: number;
	readonly minY: number;
	readonly maxY: number;
}

function contains({ points }: Outline, x: number, y: number): boolean {
	let inside = false;
	let [px, py] = at(points, points.length - 1);
	for (const [qx, qy] of points) {
		if (py > y !== qy > y && px + ((y - py) / (qy - py)) * (qx - px) > x) inside = !inside;
		[px, py] = [qx, qy];
	}
	return inside;
}

/** The innermost face of another piece around a point; 0 where it lies outside everything. */
function faceAround(outlines: readonly Outline[], piece: number, x: number, y: number): number {
	let best: Outline | null = null;
	for (const o of outlines) {
		if (o.piece === piece || x < o.minX || x > o.maxX || y < o.minY || y > o.maxY) continue;
		if ((best === null || o.area < best.area) && contains(o, x, y)) best = o;
	}
	return best?.face ?? 0;
}

function outlinesOf(
	v: Vertices,
	origin: readonly number[],
	positive: readonly Cycle[],
	pieceOf: (vertex: number) => number
): Outline[] {
	return positive.map(({ halfEdges, area }, i) => {
		const ids = halfEdges.map((h) => at(origin, h));
		const xs = ids.map((id) => at(v.x, id));
		const ys = ids.map((id) => at(v.y, id));
		const fold = (list: number[], pick: (a: number, b: number) => number) =>
			list.reduce((a, b) => pick(a, b));
		return {
			face: i + 1,
			piece: pieceOf(at(ids, 0)),
			area,
			points: ids.map((id): Cm => [at(v.x, id), at(v.y, id)]),
			minX: fold(xs, Math.min),
			maxX: fold(xs, Math.max),
			minY: fold(ys, Math.min),
			maxY: fold(ys, Math.max)
		};
	});
}

/** The planar map that noded chains draw: no edge crosses another, and each knows its faces. */
export function arrange(vertices: Vertices, chains: readonly Chain[]): Arrangement {
	const { origin, sources } = edgesOf(chains);
	const leaving = sortAround(vertices, origin);
	const next = nextAround(origin, leaving);
	const cycles = cyclesOf(vertices, origin, next);
	const pieceOf = pieces(origin, vertices.x.length);
	const positive = cycles.filter(({ area }) => area > 0);
	const outlines = outlinesOf(vertices, origin, positive, pieceOf);
	const face = origin.map(() => 0);
	const borders: number[][] = [[], ...positive.map(({ halfEdges }) => [at(halfEdges, 0)])];
	positive.forEach(({ halfEdges }, i) => {
		for (const h of halfEdges) face[h] = i + 1;
	});
	const areaCm2x2 = [0, ...positive.map(({ area }) => area)];
	for (const { halfEdges, area } of cycles.filter(({ area }) => area <= 0)) {
		const corner = at(origin, at(halfEdges, 0));
		const around = faceAround(
			outlines,
			pieceOf(corner),
			at(vertices.x, corner),
			at(vertices.y, corner)
		);
		at(borders, around).push(at(halfEdges, 0));
		for (const h of halfEdges) face[h] = around;
		areaCm2x2[around] = at(areaCm2x2, around) + area;
	}
	return { vertices, origin, leaving, face, sources, areaCm2x2, borders, next };
}

import type { Position } from 'geojson';

/** West, south, east, north. */
export type Boks = readonly [number, number, number, number];

/** The box around points; of none, one that meets nothing. */
export const boksRundt = (punkter: readonly Position[]): Boks =>
	punkter.reduce<Boks>(
		([w, s, e, n], [x = NaN, y = NaN]) => [
			Math.min(w, x),
			Math.min(s, y),
			Math.max(e, x),
			Math.max(n, y)
		],
		[Infinity, Infinity, -Infinity, -Infinity]
	);

const FANOUT = 16;

/** The order in which boxes that lie together stand together: strips from west to east, each from south to north. */
function sortTiles(bokser: readonly Boks[]): Uint32Array {
	const midX = Float64Array.from(bokser, (b) => b[0] + b[2]);
	const midY = Float64Array.from(bokser, (b) => b[1] + b[3]);
	const order = Uint32Array.from(bokser, (_, nr) => nr);
	const by = (keys: Float64Array) => (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0);
	order.sort(by(midX));
	const strip = Math.ceil(Math.sqrt(bokser.length / FANOUT)) * FANOUT;
	for (let i = 0; i < order.length; i += strip) order.subarray(i, i + strip).sort(by(midY));
	return order;
}

/** Boxes of one level of the tree, four numbers each; a parent holds FANOUT neighbours of the level below. */
function parents(level: Float64Array): Float64Array {
	const boxes = level.length / 4;
	const up = new Float64Array(Math.ceil(boxes / FANOUT) * 4);
	for (let at = 0; at < up.length; at += 4) {
		let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
		const end = Math.min(level.length, (at + 4) * FANOUT);
		for (let i = at * FANOUT; i < end; i += 4) {
			w = Math.min(w, level[i] ?? w);
			s = Math.min(s, level[i + 1] ?? s);
			e = Math.max(e, level[i + 2] ?? e);
			n = Math.max(n, level[i + 3] ?? n);
		}
		up.set([w, s, e, n], at);
	}
	return up;
}

/** Which of many boxes meet a given one? Built once in O(n log n), never changed. */
export class Boksetre {
	private readonly order: Uint32Array;
	/** Leaves first, the root last. */
	private readonly levels: readonly Float64Array[];

	constructor(bokser: readonly Boks[]) {
		this.order = sortTiles(bokser);
		const leaves = new Float64Array(bokser.length * 4);
		this.order.forEach((nr, i) => {
			leaves.set(bokser[nr] ?? [], i * 4);
		});
		const levels: Float64Array[] = [leaves];
		for (let top: Float64Array = leaves; top.length > 4;) {
			top = parents(top);
			levels.push(top);
		}
		this.levels = levels;
	}

	/** The first answer of `test` that is not null, of all boxes that meet `boks`, in no order; null if none. */
	first<T>([w, s, e, n]: Boks, test: (nr: number) => T | null): T | null {
		// pairs of level and box; one level of FANOUT is left of each on the way down
		const stack = [this.levels.length - 1, 0];
		while (stack.length > 0) {
			const i = stack.pop() ?? 0;
			const depth = stack.pop() ?? 0;
			const boxes = this.levels[depth];
			const at = i * 4;
			if (!boxes || at >= boxes.length) continue;
			if ((boxes[at] ?? 0) > e || (boxes[at + 1] ?? 0) > n) continue;
			if ((boxes[at + 2] ?? 0) < w || (boxes[at + 3] ?? 0) < s) continue;
			if (depth > 0) for (let c = i * FANOUT; c < (i + 1) * FANOUT; c++) stack.push(depth - 1, c);
			else {
				const answer = test(this.order[i] ?? 0);
				if (answer !== null) return answer;
			}
		}
		return null;
	}

	/** The numbers of all boxes that meet `boks`, in no order. */
	all(boks: Boks): number[] {
		const found: number[] = [];
		this.first(boks, (nr) => {
			found.push(nr);
			return null;
		});
		return found;
	}
}

import type { Boks } from '../geometri/boksetre.ts';
import { isOn, key, keyOf, orient, same, type Cm } from './punkt.ts';

/** An edge and the zones on both its sides; in a whole tiling one each, and none outside. */
export interface Kant {
	readonly a: Cm;
	readonly b: Cm;
	readonly left: string[];
	readonly right: string[];
}

const CELL = 5000;

/** Visits each cell that the segment may touch: columns of cells, in each the rows between its lowest and highest. */
function eachCell(p: Cm, q: Cm, visit: (cell: number) => void): void {
	const [a, b] = p[0] <= q[0] ? [p, q] : [q, p];
	const [first, last] = [Math.floor(a[0] / CELL), Math.floor(b[0] / CELL)];
	const slope = b[0] === a[0] ? 0 : (b[1] - a[1]) / (b[0] - a[0]);
	for (let column = first; column <= last; column++) {
		const from = column === first ? a[1] : a[1] + (column * CELL - a[0]) * slope;
		const to = column === last ? b[1] : a[1] + ((column + 1) * CELL - a[0]) * slope;
		const low = Math.floor((Math.min(from, to) - 1) / CELL);
		const high = Math.floor((Math.max(from, to) + 1) / CELL);
		for (let row = low; row <= high; row++) visit(keyOf(column, row));
	}
}

function drop<T>(list: T[], item: T): void {
	const i = list.indexOf(item);
	if (i >= 0) list.splice(i, 1);
}

/** The edges of many zones, found by their ends and by place; each once, whatever lies beside it. */
export class Kantnett {
	readonly #byEnd = new Map<number, Kant[]>();
	readonly #byCell = new Map<number, Kant[]>();
	/** Of everything that was ever here. */
	#east = -Infinity;

	add(a: Cm, b: Cm, zone: string): void {
		let kant = this.find(a, b);
		if (!kant) {
			kant = { a, b, left: [], right: [] };
			this.#push(this.#byEnd, key(a), kant);
			this.#push(this.#byEnd, key(b), kant);
			for (const cell of this.#cells(a, b)) this.#push(this.#byCell, cell, kant);
			this.#east = Math.max(this.#east, a[0], b[0]);
		}
		(same(kant.a, a) ? kant.left : kant.right).push(zone);
	}

	remove(a: Cm, b: Cm, zone: string): void {
		const kant = this.find(a, b);
		if (!kant) return;
		drop(same(kant.a, a) ? kant.left : kant.right, zone);
		if (kant.left.length + kant.right.length > 0) return;
		this.#pull(this.#byEnd, key(a), kant);
		this.#pull(this.#byEnd, key(b), kant);
		for (const cell of this.#cells(a, b)) this.#pull(this.#byCell, cell, kant);
	}

	#cells(a: Cm, b: Cm): number[] {
		const cells: number[] = [];
		eachCell(a, b, (cell) => cells.push(cell));
		return cells;
	}

	#push(index: Map<number, Kant[]>, at: number, kant: Kant): void {
		const list = index.get(at);
		if (list) list.push(kant);
		else index.set(at, [kant]);
	}

	#pull(index: Map<number, Kant[]>, at: number, kant: Kant): void {
		const list = index.get(at);
		if (!list) return;
		drop(list, kant);
		if (list.length === 0) index.delete(at);
	}

	/** The edge between two places, in whatever direction. */
	find(a: Cm, b: Cm): Kant | undefined {
		return this.around(a).find((k) => same(k.a, b) || same(k.b, b));
	}

	/** The edges that end in a place. */
	around(p: Cm): readonly Kant[] {
		return this.#byEnd.get(key(p)) ?? [];
	}

	/** The edges whose own box meets the given one. */
	near([w, s, e, n]: Boks): Set<Kant> {
		const found = new Set<Kant>();
		for (let column = Math.floor(w / CELL); column <= Math.floor(e / CELL); column++) {
			for (let row = Math.floor(s / CELL); row <= Math.floor(n / CELL); row++) {
				for (const kant of this.#byCell.get(keyOf(column, row)) ?? []) {
					const { a, b } = kant;
					if (Math.max(a[0], b[0]) < w || Math.min(a[0], b[0]) > e) continue;
					if (Math.max(a[1], b[1]) < s || Math.min(a[1], b[1]) > n) continue;
					found.add(kant);
				}
			}
		}
		return found;
	}

	/** The edges that a place lies on, its ends included. */
	through(p: Cm): Kant[] {
		return [...this.near([p[0], p[1], p[0], p[1]])].filter(({ a, b }) => isOn(p, a, b));
	}

	/** The zones just west of the first edge that a ray eastwards from p meets: those around p, where p is on no edge. */
	westOfNext(p: Cm): readonly string[] {
		const row = Math.floor(p[1] / CELL);
		let best: { kant: Kant; east: number } | null = null;
		for (let column = Math.floor(p[0] / CELL); column * CELL <= this.#east; column++) {
			for (const kant of this.#byCell.get(keyOf(column, row)) ?? []) {
				const east = crossingEast(kant, p);
				if (east !== null && (!best || isWestOf(kant, east, best))) best = { kant, east };
			}
			if (best && best.east <= (column + 1) * CELL) break;
		}
		if (!best) return [];
		return best.kant.b[1] > best.kant.a[1] ? best.kant.left : best.kant.right;
	}
}

/** Where the ray eastwards from p crosses the edge; null: it does not. The lower end belongs to the edge, the upper not. */
function crossingEast({ a, b }: Kant, p: Cm): number | null {
	const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
	if (low[1] > p[1] || high[1] <= p[1] || orient(low, high, p) <= 0) return null;
	return low[0] + ((p[1] - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
}

/** Two edges that leave the same place on the ray: the one that leaves farthest to the west comes first. */
function isWestOf(kant: Kant, east: number, best: { kant: Kant; east: number }): boolean {
	if (east !== best.east) return east < best.east;
	const upper = ({ a, b }: Kant) => (a[1] < b[1] ? b : a);
	const lower = ({ a, b }: Kant) => (a[1] < b[1] ? a : b);
	return orient(lower(best.kant), upper(best.kant), upper(kant)) > 0;
}

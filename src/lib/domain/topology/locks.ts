import { Grid } from './grid.ts';
import { at } from './punkt.ts';
import type { Standing, Vertices } from './vertices.ts';

/** Farther out than this, a place is simply outside, in centimetres. */
const NEAR_CM = 2;

interface Lock {
	readonly x: number;
	readonly y: number;
	readonly dx: number;
	readonly dy: number;
	/** 1: the tiling is on the left. */
	readonly side: 1 | -1;
}

/** The segments that may not bend, and the narrow strip just outside them. */
export class Locks {
	readonly #locks: Lock[] = [];
	readonly #grid: Grid | null;

	constructor(v: Vertices, standing: Standing, boks: readonly [number, number, number, number]) {
		for (const [key, stand] of standing.segments) {
			if (stand === 'bends') continue;
			const [a, b] = [Math.floor(key / 67_108_864), key % 67_108_864];
			const [x, y] = [at(v.x, a), at(v.y, a)];
			const side = stand === 'locked-left' ? 1 : -1;
			this.#locks.push({ x, y, dx: at(v.x, b) - x, dy: at(v.y, b) - y, side });
		}
		this.#grid = this.#locks.length > 0 ? new Grid(boks) : null;
		this.#locks.forEach(({ x, y, dx, dy }, nr) => {
			this.#grid?.visit(x, y, x + dx, y + dy, (cell) => this.#grid?.cell(cell).push(nr));
		});
	}

	/** Is the place outside the tiling, just beside a segment that may not bend? */
	isBeyond(x: number, y: number): boolean {
		if (!this.#grid) return false;
		return this.#grid.cell(this.#grid.cellOf(x, y)).some((nr) => {
			const lock = at(this.#locks, nr);
			const [px, py] = [x - lock.x, y - lock.y];
			const length2 = lock.dx * lock.dx + lock.dy * lock.dy;
			const aside = (lock.dx * py - lock.dy * px) * lock.side;
			const along = px * lock.dx + py * lock.dy;
			return (
				aside < 0 && along > 0 && along < length2 && aside * aside <= NEAR_CM * NEAR_CM * length2
			);
		});
	}
}

import type { Boks } from '../geometri/boksetre.ts';

const cellCm = 8000;

/** Buckets over a rectangle, in centimetres: which items may lie near a segment? */
export class Grid {
	readonly #columns: number;
	readonly #rows: number;
	readonly #minX: number;
	readonly #minY: number;
	readonly #cells: (number[] | undefined)[];

	constructor([west, south, east, north]: Boks) {
		this.#minX = west - cellCm;
		this.#minY = south - cellCm;
		this.#columns = Math.ceil((east + cellCm - this.#minX) / cellCm) + 1;
		this.#rows = Math.ceil((north + cellCm - this.#minY) / cellCm) + 1;
		this.#cells = new Array<number[] | undefined>(this.#columns * this.#rows);
	}

	/** What was put in a cell; the same list each time, to be added to. */
	cell(index: number): number[] {
		return (this.#cells[index] ??= []);
	}

	cellOf(x: number, y: number): number {
		const column = Math.floor((x - this.#minX) / cellCm);
		return column * this.#rows + Math.floor((y - this.#minY) / cellCm);
	}

	/** Every cell within a centimetre or two of the segment. */
	visit(x1: number, y1: number, x2: number, y2: number, visitor: (cell: number) => void): void {
		if (x1 > x2) {
			this.visit(x2, y2, x1, y1, visitor);
			return;
		}
		const first = Math.floor((x1 - 2 - this.#minX) / cellCm);
		const last = Math.floor((x2 + 2 - this.#minX) / cellCm);
		const slope = x2 - x1 < 1 ? 0 : (y2 - y1) / (x2 - x1);
		for (let column = first; column <= last; column++) {
			const left = Math.max(x1, this.#minX + column * cellCm - 2);
			const right = Math.min(x2, this.#minX + (column + 1) * cellCm + 2);
			const yLeft = slope === 0 ? y1 : y1 + (left - x1) * slope;
			const yRight = slope === 0 ? y2 : y1 + (right - x1) * slope;
			const low = Math.floor((Math.min(yLeft, yRight) - 4 - this.#minY) / cellCm);
			const high = Math.floor((Math.max(yLeft, yRight) + 4 - this.#minY) / cellCm);
			for (let row = low; row <= high; row++) visitor(column * this.#rows + row);
		}
	}
}

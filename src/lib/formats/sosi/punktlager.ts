import type { Position } from 'geojson';
import { UleseligFil } from '../kildefil.ts';
import { vokst } from './vekst.ts';

/** Points in the store that follow each other. */
export interface Punktrekke {
	readonly from: number;
	readonly count: number;
}

/**
 * All points of the curves of a file, sixteen bytes each: east and north in turn. Geometries are made of them when asked for.
 * A curve is a numbered run of points, from 1; with a minus it is walked backwards.
 */ export class Punktlager {
	/** Replaced when it grows: fetch it again after every `reserve`. */
	xy = new Float64Array(16_384);
	count = 0;
	#runFrom = new Int32Array(1024);
	#runCount = new Int32Array(1024);
	#runs = 1;
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	/** Makes room for more points: at least one, and as many as there are at most. */
	reserve(): void {
		if (2 * this.count < this.xy.length) return;
		if (this.count >= this.#most)
			throw new UleseligFil('for-stor', 'Filen har for mange punkter. Del den opp i flere filer.');
		// Fourfold: what is not used yet costs nothing, and copying does.
		const wider = new Float64Array(Math.min(4 * this.xy.length, 2 * this.#most + 2));
		wider.set(this.xy);
		this.xy = wider;
	}

	add(east: number, north: number): void {
		this.reserve();
		this.xy[2 * this.count] = east;
		this.xy[2 * this.count + 1] = north;
		this.count++;
	}

	/** Forgets the points from here on. */
	truncate(count: number): void {
		this.count = count;
	}

	x(i: number): number {
		return this.xy[2 * i] ?? NaN;
	}

	y(i: number): number {
		return this.xy[2 * i + 1] ?? NaN;
	}

	position(i: number): Position {
		return [this.xy[2 * i] ?? NaN, this.xy[2 * i + 1] ?? NaN];
	}

	positions({ from, count }: Punktrekke): Position[] {
		const positions = new Array<Position>(count);
		const { xy } = this;
		for (let k = 0, i = 2 * from; k < count; k++, i += 2)
			positions[k] = [xy[i] ?? NaN, xy[i + 1] ?? NaN];
		return positions;
	}

	/** Are two points at the same place, bit by bit? */
	same(i: number, k: number): boolean {
		return this.xy[2 * i] === this.xy[2 * k] && this.xy[2 * i + 1] === this.xy[2 * k + 1];
	}

	distance(i: number, k: number): number {
		return Math.hypot(this.x(i) - this.x(k), this.y(i) - this.y(k));
	}

	/** Makes a run of points a curve; answers its number. */
	addRun({ from, count }: Punktrekke): number {
		if (this.#runs === this.#runFrom.length) {
			this.#runFrom = vokst(this.#runFrom);
			this.#runCount = vokst(this.#runCount);
		}
		this.#runFrom[this.#runs] = from;
		this.#runCount[this.#runs] = count;
		return this.#runs++;
	}

	/** First point of a curve in the direction it is walked. */
	first(run: number): number {
		return run > 0 ? (this.#runFrom[run] ?? 0) : this.last(-run);
	}

	/** Last point of a curve in the direction it is walked. */
	last(run: number): number {
		return run > 0
			? (this.#runFrom[run] ?? 0) + (this.#runCount[run] ?? 0) - 1
			: (this.#runFrom[-run] ?? 0);
	}

	/** Number of points of a curve. */
	size(run: number): number {
		return this.#runCount[Math.abs(run)] ?? 0;
	}

	lineOf(run: number): Position[] {
		return this.positions({ from: this.first(run), count: this.size(run) });
	}
}

import type { Position } from 'geojson';
import { Boksetre, type Boks } from './boksetre.ts';
import { boksOf, side, type Segment } from './segment.ts';

/** Sums of numbers by place, where a number may be added to all places from one on: O(log n) each. */
class Fenwick {
	private readonly sums: Int32Array;

	constructor(size: number) {
		this.sums = new Int32Array(size + 1);
	}

	addFrom(nr: number, value: number): void {
		for (let i = nr + 1; i < this.sums.length; i += i & -i)
			this.sums[i] = (this.sums[i] ?? 0) + value;
	}

	at(nr: number): number {
		let sum = 0;
		for (let i = nr + 1; i > 0; i -= i & -i) sum += this.sums[i] ?? 0;
		return sum;
	}
}

/** The number of the last of sorted `values` that is not above `value`; -1: all are. */
function lastUpTo(values: Float64Array, value: number): number {
	let [low, high] = [0, values.length];
	while (low < high) {
		const mid = (low + high) >> 1;
		if ((values[mid] ?? Infinity) <= value) low = mid + 1;
		else high = mid;
	}
	return low - 1;
}

const east = (p: Position): number => p[0] ?? NaN;
const north = (p: Position): number => p[1] ?? NaN;

/** Does a side cross the latitude of p northwards (1) or southwards (-1)? Half-open, so that a vertex on it counts once. */
function kryssning([a, b]: Segment, py: number): -1 | 0 | 1 {
	if (north(a) <= py && north(b) > py) return 1;
	return north(b) <= py && north(a) > py ? -1 : 0;
}

/**
 * How many times do the sides of many rings go around each point, counterclockwise as positive? By a ray eastwards from
 * each: sides that lie wholly to the east are counted from a table of latitudes while the points are taken from east
 * to west, and only those whose box holds the point are looked at one by one. O((n + m) log n) and the latter.
 */
export class Vindinger {
	private readonly sider: readonly Segment[];
	private readonly bokser: readonly Boks[];
	private readonly tre: Boksetre;
	/** The sides from east to west by their western ends. */
	private readonly fraOst: Uint32Array;
	private readonly breddegrader: Float64Array;

	constructor(sider: readonly Segment[]) {
		this.sider = sider;
		this.bokser = sider.map((s) => boksOf(s));
		this.tre = new Boksetre(this.bokser);
		const vest = (nr: number) => this.bokser[nr]?.[0] ?? NaN;
		this.fraOst = Uint32Array.from(sider, (_, nr) => nr).sort((a, b) => vest(b) - vest(a));
		this.breddegrader = Float64Array.from(new Set(sider.flatMap((s) => s.map(north)))).sort();
	}

	rundt(punkter: readonly Position[]): Int32Array {
		const antall = new Int32Array(punkter.length);
		const sum = new Fenwick(this.breddegrader.length);
		const rekke = punkter.map((p, nr) => ({ p, nr })).sort((a, b) => east(b.p) - east(a.p));
		let tatt = 0;
		for (const { p, nr } of rekke) {
			for (; tatt < this.fraOst.length; tatt++) {
				const s = this.fraOst[tatt] ?? 0;
				if ((this.bokser[s]?.[0] ?? NaN) <= east(p)) break;
				this.add(sum, s);
			}
			const ost = sum.at(lastUpTo(this.breddegrader, north(p)));
			antall[nr] = ost + this.naer(p);
		}
		return antall;
	}

	private add(sum: Fenwick, nr: number): void {
		const [a = [], b = []] = this.sider[nr] ?? [];
		if (north(a) === north(b)) return;
		const retning = north(a) < north(b) ? 1 : -1;
		sum.addFrom(lastUpTo(this.breddegrader, Math.min(north(a), north(b))), retning);
		sum.addFrom(lastUpTo(this.breddegrader, Math.max(north(a), north(b))), -retning);
	}

	/** Of the sides whose boxes hold the point: which pass to the east of it? */
	private naer(p: Position): number {
		let sum = 0;
		this.tre.first([east(p), north(p), east(p), north(p)], (nr) => {
			const s = this.sider[nr];
			const retning = s ? kryssning(s, north(p)) : 0;
			if (s && retning !== 0 && side(s[0], s[1], p) === retning) sum += retning;
			return null;
		});
		return sum;
	}
}

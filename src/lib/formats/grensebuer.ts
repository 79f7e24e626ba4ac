import type { Geometry, Position } from 'geojson';
import { flaterOf, type Ring } from '../domain/geometri/flater.ts';
import type { Bue } from '../domain/plan/bue.ts';
import type { Kildeobjekt } from './kildefil.ts';

interface Buelinje {
	readonly bue: Bue;
	/** What the arc was made into. */
	readonly linje: readonly Position[];
}

const key = ([x, y]: Position): string => `${x ?? ''} ${y ?? ''}`;

/** Do the positions from number `from` of a closed ring, in one direction, run as the line does? */
function runs(ring: Ring, from: number, step: 1 | -1, linje: readonly Position[]): boolean {
	const count = ring.length - 1;
	if (linje.length > ring.length) return false;
	return linje.every(([x, y], i) => {
		const p = ring[(((from + step * i) % count) + count) % count];
		return p?.[0] === x && p?.[1] === y;
	});
}

/**
 * Finds the arcs in the borders of surfaces: a surface refers to curves, and of those that were arcs its border has every
 * vertex, in order or backwards.
 */
export class Grensebuer {
	/** By the place of either end. */
	private readonly byEnd = new Map<string, Buelinje[]>();

	constructor(objekter: readonly Kildeobjekt[]) {
		for (const { buer, geometry } of objekter.filter((o) => o.buer.length > 0)) {
			const [bue] = buer;
			if (bue && geometry?.type === 'LineString') this.add({ bue, linje: geometry.coordinates });
		}
	}

	private add(buelinje: Buelinje): void {
		const ends = new Set([buelinje.linje.at(0), buelinje.linje.at(-1)].map((p) => key(p ?? [])));
		for (const end of ends) {
			const there = this.byEnd.get(end);
			if (there) there.push(buelinje);
			else this.byEnd.set(end, [buelinje]);
		}
	}

	/** The arcs that the border of a surface is made of, each once; none of a line, which has its own. */
	of(geometry: Geometry): Bue[] {
		if (this.byEnd.size === 0) return [];
		const found = new Set<Bue>();
		for (const ring of flaterOf(geometry).flat())
			for (const [i, p] of ring.entries())
				for (const { bue, linje } of this.byEnd.get(key(p)) ?? [])
					if (runs(ring, i, 1, linje) || runs(ring, i, -1, linje)) found.add(bue);
		return [...found];
	}
}

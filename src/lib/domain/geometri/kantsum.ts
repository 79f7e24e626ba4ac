import type { Geometry, Position } from 'geojson';
import { flaterOf, medFlatenTilVenstre, type Ring } from './flater.ts';

/** A vertex in whole micrometres: finer than anything stored, and every such number below 10 000 km is exact. */
const nokkel = ([x = NaN, y = NaN]: Position): string =>
	`${Math.round(x * 1e6)} ${Math.round(y * 1e6)}`;

/**
 * The sum of the sides of surfaces, each with its surface to the left; a side and the same side backwards cancel.
 * The sum tells how many times each place is covered: where the sums of what was and of what came are the same, so is
 * that, everywhere. With valid surfaces there is then no new gap and no new overlap, whatever was moved.
 */
export class Kantsum {
	private readonly antall = new Map<string, number>();

	/** `ganger` 1 puts the surfaces in, -1 takes them out. */
	add(geometry: Geometry, ganger: 1 | -1): void {
		for (const flate of flaterOf(geometry))
			flate.forEach((ring, nr) => {
				this.addRing(medFlatenTilVenstre(ring, nr), ganger);
			});
	}

	private addRing(ring: Ring, ganger: number): void {
		const punkter = ring.map(nokkel);
		for (let i = 1; i < punkter.length; i++) {
			const [a = '', b = ''] = [punkter[i - 1], punkter[i]];
			if (a === b) continue;
			const key = a < b ? `${a} ${b}` : `${b} ${a}`;
			const sum = (this.antall.get(key) ?? 0) + (a < b ? ganger : -ganger);
			if (sum === 0) this.antall.delete(key);
			else this.antall.set(key, sum);
		}
	}

	get isZero(): boolean {
		return this.antall.size === 0;
	}
}

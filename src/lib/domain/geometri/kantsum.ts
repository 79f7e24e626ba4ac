import type { Geometry, Position } from 'geojson';
import { flaterOf, medFlatenTilVenstre, type Ring } from './flater.ts';
import { samePoint } from './segment.ts';

/** A vertex in whole micrometres: finer than anything stored, and every such number below 10 000 km is exact. */
const nokkel = ([x = NaN, y = NaN]: Position): string =>
	`${Math.round(x * 1e6)} ${Math.round(y * 1e6)}`;

const ringerOf = (geometry: Geometry): Ring[] =>
	flaterOf(geometry).flatMap((flate) => flate.map(medFlatenTilVenstre));

const NONE: Ring = [];

/** How many vertices from the start two rings have alike, or from the end. */
function like(a: Ring, b: Ring, from: 'start' | 'end'): number {
	const length = Math.min(a.length, b.length);
	const at = (ring: Ring, nr: number) => ring.at(from === 'start' ? nr : -1 - nr) ?? [];
	for (let nr = 0; nr < length; nr++) if (!samePoint(at(a, nr), at(b, nr))) return nr;
	return length;
}

/**
 * The sum of the sides of surfaces, each with its surface to the left; a side and the same side backwards cancel.
 * The sum tells how many times each place is covered: where the sums of what was and of what came are the same, so is
 * that, everywhere. With valid surfaces there is then no new gap and no new overlap, whatever was moved.
 */
export class Kantsum {
	private readonly antall = new Map<string, number>();

	/** `ganger` 1 puts the surfaces in, -1 takes them out. */
	add(geometry: Geometry, ganger: 1 | -1): void {
		for (const ring of ringerOf(geometry)) this.addRing(ring, ganger);
	}

	/** Takes a surface out and puts another in: the same as adding both, and most of two shapes of one zone is alike. */
	replace(before: Geometry, after: Geometry): void {
		const [gamle, nye] = [ringerOf(before), ringerOf(after)];
		for (let nr = 0; nr < Math.max(gamle.length, nye.length); nr++)
			this.replaceRing(gamle[nr] ?? NONE, nye[nr] ?? NONE);
	}

	private replaceRing(before: Ring, after: Ring): void {
		const first = Math.max(0, like(before, after, 'start') - 1);
		const rest = [before.slice(first), after.slice(first)] as const;
		const last = Math.max(0, like(...rest, 'end') - 1);
		this.addRing(rest[0].slice(0, rest[0].length - last), -1);
		this.addRing(rest[1].slice(0, rest[1].length - last), 1);
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

	/** The sides that are left, by a key that is the same whichever way a side goes. */
	*sider(): Generator<[nokkel: string, side: [Position, Position]]> {
		for (const key of this.antall.keys()) {
			const [ax = NaN, ay = NaN, bx = NaN, by = NaN] = key.split(' ').map((n) => Number(n) / 1e6);
			yield [
				key,
				[
					[ax, ay],
					[bx, by]
				]
			];
		}
	}

	get isZero(): boolean {
		return this.antall.size === 0;
	}
}

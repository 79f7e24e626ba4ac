import type { MultiPoint } from 'geojson';
import type { Kilderegister } from './kilderegister.ts';
import type { Referanselager } from './referanselager.ts';
import type { Ring } from './ring.ts';

/** A surface: what it refers to and, once it is built, its rings. */
export interface Flate {
	/** Its number in the table of objects. */
	readonly objekt: number;
	/** Its references in the store: from this one up to that one. */
	readonly from: number;
	readonly to: number;
	/**
	 * undefined: not built yet · 'bygges': being built, so meeting it again is a circle · null: it could not be ·
	 * 'enkel': one ring of the curves it refers to, in their order; found again when needed, so that it takes no memory.
	 */
	outer: readonly Ring[] | 'enkel' | 'bygges' | null | undefined;
	holes: readonly Ring[];
	/** Of the first outer ring, without the holes. */
	area: number;
}

/** What makes the geometry of an object that is no run of points: a surface that has been built, or a swarm. */
export type Skapt = Flate | (() => MultiPoint);
/** What an object's geometry is made of: of a line the number of its run of points; a run of one is a point. */
export type Form = number | Skapt | null;

/** What the references of surfaces are, and what they refer to. */
export interface Flatelagre {
	readonly kilder: Kilderegister;
	readonly referanser: Referanselager;
}

/** So few references are compared one by one. */
const FEW = 32;
const NO_RINGS: readonly Ring[] = [];

export const newFlate = (objekt: number, from: number, to: number): Flate => ({
	objekt,
	from,
	to,
	outer: undefined,
	holes: NO_RINGS,
	area: 0
});

/** The curves of a surface that refers to nothing but a few curves, each of them once; null: look closer. */
export function curvesOf({ from, to }: Flate, { kilder, referanser }: Flatelagre): number[] | null {
	if (to - from > FEW || to === from) return null;
	const curves: number[] = [];
	for (let i = from; i < to; i++) {
		const ref = referanser.at(i);
		const kilde = kilder.get(Math.abs(ref));
		if (kilde <= 0) return null;
		for (let k = from; k < i; k++) if (referanser.at(k) === ref) return null;
		curves.push(ref < 0 ? -kilde : kilde);
	}
	return curves;
}

/** The outer rings of a surface that has been built. */
export function outerRings(flate: Flate, lagre: Flatelagre): readonly Ring[] {
	if (flate.outer === 'enkel') return [curvesOf(flate, lagre) ?? []];
	return typeof flate.outer === 'object' ? (flate.outer ?? NO_RINGS) : NO_RINGS;
}

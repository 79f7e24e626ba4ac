import type { Geometry } from 'geojson';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Bue, Kildeobjekt, Mal } from '../kildefil.ts';
import { measureGeometry } from '../measure.ts';
import type { Egenskapslogg } from './egenskapslogg.ts';
import { assemble } from './polygon.ts';
import type { Punktlager } from './punktlager.ts';
import { lineLength, ringArea, ringPositions, type Ring } from './ring.ts';

/** Give every object the getters below; the same for all of them, so that they stay cheap. */
const GEOMETRY: PropertyDescriptor = {
	enumerable: true,
	configurable: true,
	get(this: Sosiobjekt) {
		return this.makeGeometry();
	}
};
const EGENSKAPER: PropertyDescriptor = {
	enumerable: true,
	configurable: true,
	get(this: Sosiobjekt) {
		return this.makeEgenskaper();
	}
};

/** What an object has besides geometry and arcs. */
interface Innhold {
	readonly objekttype: string;
	readonly serial: string;
	readonly line: number;
}

/** Where the points and the properties of all objects of a file are. */
export interface Lagre {
	readonly lager: Punktlager;
	readonly logg: Egenskapslogg;
}

/**
 * An object whose geometry and properties are made of what the file's stores hold each time they are asked for: keep them
 * while you use them. Both are properties of its own, so that copying, JSON and structuredClone see them.
 */
export class Sosiobjekt implements Kildeobjekt {
	declare readonly geometry: Geometry | null;
	declare readonly egenskaper: Egenskaper;
	readonly objekttype: string;
	readonly serial: string;
	readonly line: number;
	readonly buer: readonly Bue[];
	readonly #lagre: Lagre;
	/** Its properties: from this line of the log to that one. */
	readonly #from: number;
	readonly #to: number;
	/** Number of the run of points that is its line; 0: it is no line. */
	readonly #rekke: number;
	readonly #annen: (() => Geometry) | null;
	/** Of a surface; null: it is none, or could not be built. */
	#ytre: readonly Ring[] | null = null;
	#hull: readonly Ring[] = [];

	/** Takes the properties that stand in the log since the object before. */
	constructor(
		utkast: Innhold,
		buer: readonly Bue[],
		lagre: Lagre,
		form: number | (() => Geometry) | null
	) {
		this.objekttype = utkast.objekttype;
		this.serial = utkast.serial;
		this.line = utkast.line;
		this.buer = buer;
		this.#lagre = lagre;
		this.#from = lagre.logg.from;
		this.#to = lagre.logg.next();
		this.#rekke = typeof form === 'number' ? form : 0;
		this.#annen = typeof form === 'number' ? null : form;
		Object.defineProperty(this, 'egenskaper', EGENSKAPER);
		Object.defineProperty(this, 'geometry', GEOMETRY);
	}

	/** Gives a surface its rings, when its curves have been found. */
	set(ytre: readonly Ring[], hull: readonly Ring[]): void {
		this.#ytre = ytre;
		this.#hull = hull;
	}

	makeGeometry(): Geometry | null {
		const { lager } = this.#lagre;
		if (this.#rekke > 0) return { type: 'LineString', coordinates: lager.lineOf(this.#rekke) };
		if (this.#ytre === null) return this.#annen?.() ?? null;
		const positions = (ring: Ring) => ringPositions(ring, lager);
		return assemble(this.#ytre.map(positions), this.#hull.map(positions));
	}

	makeEgenskaper(): Egenskaper {
		return this.#lagre.logg.tree(this.#from, this.#to);
	}

	measure(): Mal {
		const { lager } = this.#lagre;
		if (this.#rekke > 0) return { area: 0, length: lineLength(this.#rekke, lager), holes: 0 };
		const [only] = this.#ytre ?? [];
		if (only && this.#ytre?.length === 1) {
			let area = Math.abs(ringArea(only, lager));
			for (const hull of this.#hull) area -= Math.abs(ringArea(hull, lager));
			return { area, length: 0, holes: this.#hull.length };
		}
		// Which part a hole of several parts lies in shows first in the geometry.
		const geometry = this.makeGeometry();
		return geometry ? measureGeometry(geometry) : { area: 0, length: 0, holes: 0 };
	}
}

import type { Geometry } from 'geojson';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Bue, Kildeobjekt, Mal } from '../kildefil.ts';
import { measureGeometry } from '../measure.ts';
import type { Egenskapslogg } from './egenskapslogg.ts';
import { assemble } from './polygon.ts';
import type { Punktlager } from './punktlager.ts';
import { lineLength, ringPositions, type Ring } from './ring.ts';

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

/** The rings of a surface. */
export interface Flateringer {
	readonly outer: readonly Ring[];
	readonly holes: readonly Ring[];
	/** Of the first outer ring, without the holes. */
	readonly area: number;
}

/** What an object's geometry is made of: the number of a line's run of points, a surface's rings, or what makes it. */
export type Form = number | Flateringer | (() => Geometry) | null;

const NOTHING: Mal = { area: 0, length: 0, holes: 0 };
const NO_PARTS: Geometry = { type: 'MultiPolygon', coordinates: [] };

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
	#form: Form;

	/** Takes the properties that stand in the log since the object before. */
	constructor(utkast: Innhold, buer: readonly Bue[], lagre: Lagre, form: Form) {
		this.objekttype = utkast.objekttype;
		this.serial = utkast.serial;
		this.line = utkast.line;
		this.buer = buer;
		this.#lagre = lagre;
		this.#from = lagre.logg.from;
		this.#to = lagre.logg.next();
		this.#form = form;
		Object.defineProperty(this, 'egenskaper', EGENSKAPER);
		Object.defineProperty(this, 'geometry', GEOMETRY);
	}

	/** Gives a surface its rings, when its curves have been found. */
	set(rings: Flateringer): void {
		this.#form = rings;
	}

	makeGeometry(): Geometry | null {
		const form = this.#form;
		if (form === null) return null;
		if (typeof form === 'function') return form();
		const { lager } = this.#lagre;
		if (typeof form === 'number') return { type: 'LineString', coordinates: lager.lineOf(form) };
		const positions = (ring: Ring) => ringPositions(ring, lager);
		return assemble(form.outer.map(positions), form.holes.map(positions));
	}

	makeEgenskaper(): Egenskaper {
		return this.#lagre.logg.tree(this.#from, this.#to);
	}

	measure(): Mal {
		const form = this.#form;
		if (form === null) return NOTHING;
		const { lager } = this.#lagre;
		if (typeof form === 'number') return { area: 0, length: lineLength(form, lager), holes: 0 };
		if (typeof form === 'function') return measureGeometry(form());
		// Which part a hole of several parts lies in shows first in the geometry.
		if (form.outer.length > 1) return measureGeometry(this.makeGeometry() ?? NO_PARTS);
		return { area: form.area, length: 0, holes: form.holes.length };
	}
}

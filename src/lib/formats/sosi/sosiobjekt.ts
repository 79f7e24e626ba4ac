import type { Geometry } from 'geojson';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Bue, Kildeobjekt } from '../kildefil.ts';
import type { Punktlager } from './punktlager.ts';

/** Gives every object the getter below; one for all of them, so that they stay cheap. */
const GEOMETRY: PropertyDescriptor = {
	enumerable: true,
	configurable: true,
	get(this: Sosiobjekt) {
		return this.makeGeometry();
	}
};

/** What an object has besides geometry and arcs. */
interface Innhold {
	readonly objekttype: string;
	readonly serial: string;
	readonly line: number;
	readonly egenskaper: Egenskaper;
}

/**
 * An object whose geometry is made of the point store each time it is asked for: keep it while you use it. `geometry` is a
 * property of its own, so that copying, JSON and structuredClone see it.
 */
export class Sosiobjekt implements Kildeobjekt {
	declare readonly geometry: Geometry | null;
	readonly objekttype: string;
	readonly serial: string;
	readonly line: number;
	readonly buer: readonly Bue[];
	readonly egenskaper: Egenskaper;
	readonly #lager: Punktlager;
	/** Number of the run of points that is its line; 0: it is no line. */
	readonly #rekke: number;
	#annen: (() => Geometry) | null;

	constructor(
		utkast: Innhold,
		buer: readonly Bue[],
		lager: Punktlager,
		form: number | (() => Geometry) | null
	) {
		this.objekttype = utkast.objekttype;
		this.serial = utkast.serial;
		this.line = utkast.line;
		this.buer = buer;
		this.egenskaper = utkast.egenskaper;
		this.#lager = lager;
		this.#rekke = typeof form === 'number' ? form : 0;
		this.#annen = typeof form === 'number' ? null : form;
		Object.defineProperty(this, 'geometry', GEOMETRY);
	}

	/** Gives a surface its geometry, when its curves have been found. */
	set(form: () => Geometry): void {
		this.#annen = form;
	}

	makeGeometry(): Geometry | null {
		if (this.#rekke > 0)
			return { type: 'LineString', coordinates: this.#lager.lineOf(this.#rekke) };
		return this.#annen?.() ?? null;
	}
}

import type { Geometry } from 'geojson';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Bue, Kildeobjekt, Mal } from '../kildefil.ts';
import { measureGeometry } from '../measure.ts';
import type { Egenskapslogg } from './egenskapslogg.ts';
import { serialText, type Objekttabell } from './objekttabell.ts';
import { assemble } from './polygon.ts';
import type { Punktlager } from './punktlager.ts';
import { outerRings, type Flatelagre, type Form } from './flateringer.ts';
import { lineLength, ringPositions, type Ring } from './ring.ts';

const NO_ARCS: readonly Bue[] = [];
const NOTHING: Mal = { area: 0, length: 0, holes: 0 };
const NO_PARTS: Geometry = { type: 'MultiPolygon', coordinates: [] };

/** Where the objects of a file, their points and their properties are. */
export interface Lagre extends Flatelagre {
	readonly tabell: Objekttabell;
	readonly lager: Punktlager;
	readonly logg: Egenskapslogg;
}

function makeGeometry(form: Form, lagre: Lagre): Geometry | null {
	const { lager } = lagre;
	if (form === null) return null;
	if (typeof form === 'function') return form();
	if (typeof form === 'number')
		return lager.size(form) === 1
			? { type: 'Point', coordinates: lager.position(lager.first(form)) }
			: { type: 'LineString', coordinates: lager.lineOf(form) };
	const positions = (ring: Ring) => ringPositions(ring, lager);
	return assemble(outerRings(form, lagre).map(positions), form.holes.map(positions));
}

function countPoints(form: Form, lagre: Lagre): number {
	const { lager } = lagre;
	if (form === null) return 0;
	if (typeof form === 'number') return lager.size(form);
	if (typeof form === 'function') return form().coordinates.length;
	let points = 0;
	for (const rings of [outerRings(form, lagre), form.holes])
		for (const ring of rings) for (const run of ring) points += lager.size(run);
	return points;
}

function measureForm(form: Form, lagre: Lagre): Mal {
	if (form === null) return NOTHING;
	if (typeof form === 'number') return { area: 0, length: lineLength(form, lagre.lager), holes: 0 };
	if (typeof form === 'function') return measureGeometry(form());
	// Which part a hole of several parts lies in shows first in the geometry.
	if (form.outer !== 'enkel' && outerRings(form, lagre).length > 1)
		return measureGeometry(makeGeometry(form, lagre) ?? NO_PARTS);
	return { area: form.area, length: 0, holes: form.holes.length };
}

/**
 * An object whose geometry and properties are made of what the file's stores hold each time they are asked for: keep them
 * while you use them. It has nothing of its own: JSON sees what it is by toJSON, other threads by `kopierbar` (kildefil.ts).
 */
export class Sosiobjekt implements Kildeobjekt {
	readonly #lagre: Lagre;
	readonly #i: number;

	constructor(lagre: Lagre, i: number) {
		this.#lagre = lagre;
		this.#i = i;
	}

	get objekttype(): string {
		return this.#lagre.tabell.objekttype(this.#i);
	}

	get serial(): string {
		return serialText(this.#lagre.tabell.serial(this.#i));
	}

	get line(): number {
		return this.#lagre.tabell.line(this.#i);
	}

	get buer(): readonly Bue[] {
		return this.#lagre.tabell.buer(this.#i) ?? NO_ARCS;
	}

	get geometry(): Geometry | null {
		return makeGeometry(this.#lagre.tabell.form(this.#i), this.#lagre);
	}

	get egenskaper(): Egenskaper {
		const { tabell, logg } = this.#lagre;
		return logg.tree(tabell.from(this.#i), tabell.to(this.#i));
	}

	get points(): number {
		return countPoints(this.#lagre.tabell.form(this.#i), this.#lagre);
	}

	measure(): Mal {
		return measureForm(this.#lagre.tabell.form(this.#i), this.#lagre);
	}

	toJSON(): Kildeobjekt {
		const { objekttype, serial, line, geometry, buer, egenskaper } = this;
		return { objekttype, serial, line, geometry, buer, egenskaper };
	}
}

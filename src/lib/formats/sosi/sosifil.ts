import type { Avvik } from '../../domain/avvik.ts';
import type { Egenskaper } from '../../domain/plan/planobjekt.ts';
import type { Kildefil } from '../kildefil.ts';
import type { Objektsamler } from './samler.ts';
import type { Tegnsettvalg } from './sniff.ts';
import { Sosiobjekt, type Lagre } from './sosiobjekt.ts';

/** A file as it was read. Its list of objects is made when it is first asked for; who counts and measures needs none. */
export class Sosifil implements Kildefil {
	declare readonly objekter: readonly Sosiobjekt[];
	readonly format = 'sosi';
	readonly epsg: number | null;
	readonly charset: Tegnsettvalg;
	readonly avvik: readonly Avvik[];
	readonly hode: Egenskaper;
	readonly #lagre: Lagre;
	#objekter: Sosiobjekt[] | null = null;

	constructor({ lagre, transpar, hode }: Objektsamler, charset: Tegnsettvalg, avvik: Avvik[]) {
		this.epsg = transpar.epsg;
		this.charset = charset;
		this.avvik = avvik;
		this.hode = hode ?? {};
		this.#lagre = lagre;
		// A property of its own, so that copying, JSON and structuredClone see it.
		Object.defineProperty(this, 'objekter', {
			enumerable: true,
			get: () => (this.#objekter ??= this.#makeObjekter())
		});
	}

	#makeObjekter(): Sosiobjekt[] {
		const objekter: Sosiobjekt[] = [];
		for (let i = 0; i < this.#lagre.tabell.count; i++)
			objekter.push(new Sosiobjekt(this.#lagre, i));
		return objekter;
	}
}

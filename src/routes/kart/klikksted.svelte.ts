import type { ObjektRad } from './objekter.ts';

const RANK = ['arealformal', 'hensynssone', 'bestemmelse', 'linje', 'punkt', 'planomrade'];

/** What lies where the last click was, the purpose first: it is the answer to «what applies here?». */
export class Klikksted {
	#here = $state.raw<readonly string[]>([]);
	readonly #row: (lokalId: string) => ObjektRad | undefined;

	constructor(row: (lokalId: string) => ObjektRad | undefined) {
		this.#row = row;
	}

	/** Takes what was found at a click; answers which of it to show: the first, or at the same spot the next. */
	choose(found: readonly string[], shown: string | null): string | null {
		const rank = (id: string) => RANK.indexOf(this.#row(id)?.tema ?? '');
		const ids = found.toSorted((a, b) => rank(a) - rank(b));
		const sameSpot = ids.length === this.#here.length && ids.every((id) => this.#here.includes(id));
		this.#here = ids;
		return ids[sameSpot ? (ids.indexOf(shown ?? '') + 1) % ids.length : 0] ?? null;
	}

	/** What else lies where `shown` was clicked. */
	besides(shown: string | null): ObjektRad[] {
		if (shown === null || !this.#here.includes(shown)) return [];
		return this.#here.filter((id) => id !== shown).flatMap((id) => this.#row(id) ?? []);
	}
}

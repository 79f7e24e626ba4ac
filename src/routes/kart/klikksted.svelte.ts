import { navnFor } from '#lib/map/legend.ts';
import type { Funn } from '#lib/map/mapController.ts';

/** Which layer's object is the answer to a click, the first one first. */
const RANK = ['arealformal', 'hensynssone', 'bestemmelse', 'linje', 'punkt', 'annet', 'planomrade'];

/** An unknown layer comes last: it must never hide the purpose. */
const rank = ({ tema }: Funn) => (RANK.includes(tema) ? RANK.indexOf(tema) : RANK.length);

/** «B12, Boligbebyggelse»; a name that says what the object is, stands alone. */
export function funnNavn({ tema, objekttype, kode, omrNavn }: Funn): string {
	const slag = navnFor({ tema, objekttype, kode });
	return omrNavn && omrNavn !== slag ? `${omrNavn}, ${slag}` : slag;
}

/**
 * What lies where the last click was, the purpose first: it is the answer to «what applies here?». All of it stands in
 * what the map found, so that a click is answered before the table's rows have come.
 */
export class Klikksted {
	#here = $state.raw<readonly Funn[]>([]);

	/** Takes what was found at a click; answers which of it to show: the first, or at the same spot the next. */
	choose(found: readonly Funn[], shown: string | null): Funn | null {
		const here = found.toSorted((a, b) => rank(a) - rank(b));
		const isKnown = (funn: Funn) => this.#here.some((known) => known.lokalId === funn.lokalId);
		const sameSpot = here.length === this.#here.length && here.every(isKnown);
		this.#here = here;
		const next = sameSpot ? here.findIndex(({ lokalId }) => lokalId === shown) + 1 : 0;
		return here[next % here.length] ?? null;
	}

	/** What else lies where `shown` was clicked. */
	besides(shown: string | null): readonly Funn[] {
		if (!this.#here.some(({ lokalId }) => lokalId === shown)) return [];
		return this.#here.filter(({ lokalId }) => lokalId !== shown);
	}

	/** What was chosen, for someone who does not see it: «BS9, Sentrumsformål. 2 til ligger her.» */
	told(chosen: Funn | null): string {
		if (!chosen) return 'Ingen objekter her.';
		const more = this.#here.length - 1;
		return `${funnNavn(chosen)}.${more > 0 ? ` ${more} til ligger her.` : ''}`;
	}
}

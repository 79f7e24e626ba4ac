import { erUtestengt } from '../hent.ts';
import { fetchRows, type Rader } from './objekter.ts';

/**
 * The rows of the scenario's objects, for the table and the legend. They are many, and what makes them is what makes
 * the tiles: they are fetched when they are due, and the map is drawn first.
 */
export class Planrader {
	/** null while they are on their way. */
	alle = $state.raw<Rader | null>(null);
	/** Why they did not come, in the server's words. */
	feil = $state('');
	readonly #onutestengt: () => void;
	#sporring = new AbortController();
	#ask: () => void = () => undefined;

	/** To be made while a component is. `onutestengt`: the scenario may no longer be seen by this person. */
	constructor(scenario: () => number | undefined, isDue: () => boolean, onutestengt: () => void) {
		this.#onutestengt = onutestengt;
		$effect(() => {
			const id = scenario();
			this.alle = null;
			this.feil = '';
			this.#ask = () => {
				if (id !== undefined) this.#fetch(id);
			};
			if (isDue()) this.#ask();
			return () => {
				this.#sporring.abort();
			};
		});
	}

	/** Asks once more for what did not come. */
	provIgjen(): void {
		this.#ask();
	}

	#fetch(id: number): void {
		const { signal } = (this.#sporring = new AbortController());
		this.feil = '';
		fetchRows(id, signal).then(
			(answer) => (this.alle = answer),
			(error: unknown) => {
				if (signal.aborted) return;
				this.feil = error instanceof Error ? error.message : String(error);
				if (erUtestengt(error)) this.#onutestengt();
			}
		);
	}
}

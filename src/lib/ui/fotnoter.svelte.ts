import { getContext, setContext, untrack } from 'svelte';

const KEY = Symbol('fotnoter');

/** The footnotes of a page: on paper each figure carries the number of its proof. The same text has one number. */
export class Fotnoter {
	/** One for each figure, in the order they stand. */
	#alle = $state.raw<readonly string[]>([]);
	readonly liste = $derived(this.#alle.filter((tekst, i, alle) => alle.indexOf(tekst) === i));

	/** Puts `tekst` last. Answers with what takes it away again, when its figure is gone. */
	legg(tekst: string): () => void {
		untrack(() => (this.#alle = [...this.#alle, tekst]));
		return () => {
			untrack(() => (this.#alle = this.#alle.toSpliced(this.#alle.indexOf(tekst), 1)));
		};
	}

	/** The number of `tekst`, counted from 1; 0 before it is put in. */
	nummer(tekst: string): number {
		return this.liste.indexOf(tekst) + 1;
	}
}

/** Called by the page that prints the list (Fotnoter.svelte). */
export const setFotnoter = (): Fotnoter => setContext(KEY, new Fotnoter());

/** The page's footnotes; undefined where the page prints none. */
export const getFotnoter = (): Fotnoter | undefined => getContext<Fotnoter | undefined>(KEY);

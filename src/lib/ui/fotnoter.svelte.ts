import { getContext, setContext, untrack } from 'svelte';

const KEY = Symbol('fotnoter');

/** The footnotes of a page: on paper each figure carries the number of its proof. The same text has one number. */
export class Fotnoter {
	liste = $state.raw<readonly string[]>([]);

	/** Puts `tekst` last, where it is new. */
	legg(tekst: string): void {
		untrack(() => {
			if (!this.liste.includes(tekst)) this.liste = [...this.liste, tekst];
		});
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

import { getContext, setContext } from 'svelte';

const KEY = Symbol('bevisstyring');

/** Where a page keeps the open proof in its address: a figure with a `nokkel` asks the page to open it. */
export interface Bevisstyring {
	/** Each figure shows its own proof; false: the page has one window for all that have a key. */
	readonly egne: boolean;
	/** The key of the figure whose proof stands open. */
	readonly apen: string | null;
	readonly apne: (nokkel: string, figur: HTMLElement) => void;
	readonly lukk: () => void;
}

export const setBevisstyring = (styring: Bevisstyring): Bevisstyring => setContext(KEY, styring);

/** undefined on a page where each figure opens its own proof. */
export const getBevisstyring = (): Bevisstyring | undefined =>
	getContext<Bevisstyring | undefined>(KEY);

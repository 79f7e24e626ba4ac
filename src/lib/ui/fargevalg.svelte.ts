import { createSubscriber, MediaQuery } from 'svelte/reactivity';

export type Tema = 'light' | 'dark' | 'auto';

/**
 * Is the page dark just now? For what is drawn by code and not by CSS: it follows the choice in the menu at once, and the
 * system's where that was left to it. Paper's light does not count: it is not a choice (the cookie is).
 */
export class Fargevalg {
	readonly #fraServer: () => Tema;
	readonly #system = new MediaQuery('prefers-color-scheme: dark', false);
	// The menu writes the cookie, then the attribute that the style sheets follow: that is what can be listened to.
	readonly #subscribe = createSubscriber((changed) => {
		const observer = new MutationObserver(changed);
		observer.observe(document.documentElement, { attributeFilter: ['data-color-scheme'] });
		return () => {
			observer.disconnect();
		};
	});

	/** `fraServer`: the choice as the server knew it, for a page that is made there. */
	constructor(fraServer: () => Tema) {
		this.#fraServer = fraServer;
	}

	get mork(): boolean {
		this.#subscribe();
		const tema = this.#tema();
		return tema === 'dark' || (tema === 'auto' && this.#system.current);
	}

	#tema(): Tema {
		if (typeof document === 'undefined') return this.#fraServer();
		const chosen = /(?:^|; )tema=(dark|light)/.exec(document.cookie)?.[1];
		return (chosen as Tema | undefined) ?? 'auto';
	}
}

/** The parts of the map page that the keyboard can be put into. */
export type Plass = 'panel' | 'tabell' | 'lag' | 'kart';

interface Fokuserbar {
	focus(): void;
}

/**
 * Where the keyboard goes as soon as it is there: what was opened by keyboard is gone on with by keyboard, and what is
 * closed gives it back to the map.
 */
export class Fokus {
	#wanted: Plass | null = null;
	#arrived: App.PageState | null = null;

	want(place: Plass): void {
		this.#wanted = place;
	}

	/** A navigation may ask for a place: once, and not each time the page changes after it. */
	arrive(state: App.PageState): void {
		if (state === this.#arrived) return;
		this.#arrived = state;
		if (state.fokus) this.#wanted = state.fokus;
	}

	/** To be called whenever one of the parts appears or changes: the wish is granted once. */
	settle(parts: Readonly<Record<Plass, Fokuserbar | undefined>>): void {
		const part = this.#wanted && parts[this.#wanted];
		if (!part) return;
		this.#wanted = null;
		part.focus();
	}
}

import type { Utsnitt } from './urlState.ts';

/** Two views that the address, which is rounded, may write alike. */
export const sameView = (a: Utsnitt, b: Utsnitt): boolean =>
	Math.abs(a.zoom - b.zoom) < 0.006 &&
	Math.abs(a.lat - b.lat) < 0.000_006 &&
	Math.abs(a.lng - b.lng) < 0.000_006;

/** Views the page has been told of: one that comes back, late, through the address is not a wish to move. */
export class ToldViews {
	#told: Utsnitt[] = [];

	add(view: Utsnitt): void {
		this.#told = [...this.#told.slice(-7), view];
	}

	/** Is this what was told, come back? What was told before it is over: to be sent there again, by Back, is a wish. */
	isEcho(view: Utsnitt): boolean {
		const place = this.#told.findLastIndex((told) => sameView(told, view));
		if (place >= 0) this.#told = this.#told.slice(place);
		return place >= 0;
	}
}

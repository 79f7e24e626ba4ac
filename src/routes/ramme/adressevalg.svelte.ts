import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { adresseMed } from './adresseMed.ts';

/**
 * A choice of how a page is shown, kept in its address: a link, and Back from the map, keep the view. It is in the state of
 * the history's entry too: an address that was changed without a move is not the page's own when one comes back to it.
 */
export class Adressevalg<Verdi extends string> {
	readonly #navn: string;
	readonly #lovlige: readonly Verdi[];

	/** null: nothing is chosen. */
	readonly valgt: Verdi | null = $derived.by(() => {
		const iTilstanden = page.state.valg?.[this.#navn];
		const valgt = iTilstanden === undefined ? page.url.searchParams.get(this.#navn) : iTilstanden;
		return this.#lovlige.find((verdi) => verdi === valgt) ?? null;
	});

	/** `navn`: its name in the query; anything else than `lovlige` there is nothing chosen. */
	constructor(navn: string, lovlige: readonly Verdi[]) {
		this.#navn = navn;
		this.#lovlige = lovlige;
	}

	velg(verdi: Verdi | null): void {
		const valg = { ...page.state.valg, [this.#navn]: verdi };
		replaceState(adresseMed(location, this.#navn, verdi), { ...page.state, valg });
	}
}

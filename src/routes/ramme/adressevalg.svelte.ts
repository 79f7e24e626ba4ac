import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { adresseMed } from './adresseMed.ts';

/** A choice of how a page is shown, kept in its address: a link, and Back from the map, keep the view. */
export class Adressevalg<Verdi extends string> {
	/** null: nothing is chosen. */
	valgt: Verdi | null = $state(null);

	readonly #navn: string;

	/** `navn`: its name in the query; anything else than `lovlige` there is nothing chosen. */
	constructor(navn: string, lovlige: readonly Verdi[]) {
		this.#navn = navn;
		const iAdressen = page.url.searchParams.get(navn);
		this.valgt = lovlige.find((verdi) => verdi === iAdressen) ?? null;
	}

	velg(verdi: Verdi | null): void {
		this.valgt = verdi;
		replaceState(adresseMed(location, this.#navn, verdi), page.state);
	}
}

import { nesteFeltnavn } from '#lib/domain/plan/feltnavn.ts';
import { fetchRows } from '../../../kart/objekter.ts';
import { Svarfeil } from '../../../hent.ts';
import type { Tilstand } from './tilstand.ts';

/** Gives new objects names that no other object of the scenario has. */
export class Navneliste {
	readonly #hent: () => Promise<ReadonlySet<string>>;
	readonly #her: () => readonly Tilstand[];
	#kjente: ReadonlySet<string> | null = null;

	/** `her`: the objects as they are in the editor, whose names may not be stored yet. */
	constructor(her: () => readonly Tilstand[], hent: () => Promise<ReadonlySet<string>>) {
		this.#her = her;
		this.#hent = hent;
	}

	/** The names of all the scenario; without them those that are here must do, and they are asked for again. */
	async sorgFor(): Promise<void> {
		try {
			this.#kjente ??= await this.#hent();
		} catch (error) {
			if (!(error instanceof Svarfeil)) throw error;
		}
	}

	/** Gives names, each once. */
	async navngiver(): Promise<(navn: string) => string> {
		await this.sorgFor();
		const brukte = new Set(this.#kjente);
		for (const { properties } of this.#her())
			if (properties.omrNavn !== null) brukte.add(properties.omrNavn);
		return (navn) => {
			const neste = nesteFeltnavn(navn, brukte);
			brukte.add(neste);
			return neste;
		};
	}
}

export const hentNavn = async (scenario: number): Promise<ReadonlySet<string>> =>
	new Set((await fetchRows(scenario)).rows.flatMap(({ omrNavn }) => omrNavn ?? []));

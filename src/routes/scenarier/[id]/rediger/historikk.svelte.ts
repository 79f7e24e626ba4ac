import type { historikklager } from './historikklager.ts';
import type { Redigering } from './tilstand.ts';

type Lager = ReturnType<typeof historikklager>;

/** More than anybody steps back through; what is older is in the log, and is restored from there. */
const MOST = 500;

/** What can be undone and done again, newest last. */
export class Historikk {
	#gjort = $state.raw<readonly Redigering[]>([]);
	#angret = $state.raw<readonly Redigering[]>([]);

	readonly #lager: Lager | null;

	/** `lager`: where it is kept for when the page is loaded anew. */
	constructor(lager: Lager | null = null) {
		this.#lager = lager;
		const kjent = lager?.les();
		if (!kjent) return;
		this.#gjort = kjent.gjort;
		this.#angret = kjent.angret;
	}

	#husk(gjort: readonly Redigering[], angret: readonly Redigering[]): void {
		this.#gjort = gjort;
		this.#angret = angret;
		this.#lager?.skriv({ gjort, angret });
	}

	/** What Ctrl+Z would undo; null: nothing. */
	get neste(): Redigering | null {
		return this.#gjort.at(-1) ?? null;
	}
	get nesteOmigjen(): Redigering | null {
		return this.#angret.at(-1) ?? null;
	}
	get antall(): number {
		return this.#gjort.length;
	}

	/** Something new was done: what was undone before it is no longer to be done again. */
	legg(redigering: Redigering): void {
		this.#husk([...this.#gjort, redigering].slice(-MOST), []);
	}

	/** The last thing done was undone. */
	angret(): void {
		const last = this.neste;
		if (!last) return;
		this.#husk(this.#gjort.slice(0, -1), [...this.#angret, last]);
	}

	/** The last thing done can no longer be undone: what was done before it may. */
	hoppOver(): void {
		this.#husk(this.#gjort.slice(0, -1), this.#angret);
	}

	hoppOverOmigjen(): void {
		this.#husk(this.#gjort, this.#angret.slice(0, -1));
	}

	/** What was undone last was done again. */
	gjortOmigjen(): void {
		const last = this.nesteOmigjen;
		if (!last) return;
		this.#husk([...this.#gjort, last], this.#angret.slice(0, -1));
	}

	/** These objects are no longer as they were left: what would set them back by force is forgotten. */
	glem(lokalIder: readonly string[]): void {
		const keeps = ({ til }: Redigering) => !lokalIder.some((id) => til.has(id));
		this.#husk(this.#gjort.filter(keeps), this.#angret.filter(keeps));
	}
}

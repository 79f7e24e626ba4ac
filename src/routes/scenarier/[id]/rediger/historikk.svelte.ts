import type { Historikklager } from './historikklager.ts';
import type { Redigering } from './tilstand.ts';

/** More than anybody steps back through; what is older is in the log, and is restored from there. */
const MOST = 200;

/** What can be undone and done again, newest last. */
export class Historikk {
	#gjort = $state.raw<readonly Redigering[]>([]);
	#angret = $state.raw<readonly Redigering[]>([]);

	readonly #lager: Historikklager | null;

	/** `lager`: where it is kept for when the page is loaded anew. */
	constructor(lager: Historikklager | null = null) {
		this.#lager = lager;
	}

	/** What this tab did before it was loaded anew comes before what has been done since. */
	async hent(): Promise<void> {
		// Where the browser keeps nothing there is nothing to undo from before.
		const kjent = await this.#lager?.les().catch(() => null);
		if (!kjent) return;
		if (this.#gjort.length === 0) this.#angret = kjent.angret;
		this.#gjort = [...kjent.gjort, ...this.#gjort].slice(-MOST);
	}

	#husk(gjort: readonly Redigering[], angret: readonly Redigering[]): void {
		this.#gjort = gjort;
		this.#angret = angret;
		// Undo is not what is stored of the plan: where the browser has no room for it, it ends with the page.
		this.#lager?.skriv({ gjort, angret }).catch(() => undefined);
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

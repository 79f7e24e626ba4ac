import type { Redigering } from './tilstand.ts';

/** More than anybody steps back through; what is older is in the log, and is restored from there. */
const MOST = 500;

/** What can be undone and done again, newest last. */
export class Historikk {
	#gjort = $state.raw<readonly Redigering[]>([]);
	#angret = $state.raw<readonly Redigering[]>([]);

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
		this.#gjort = [...this.#gjort, redigering].slice(-MOST);
		this.#angret = [];
	}

	/** The last thing done was undone. */
	angret(): void {
		const last = this.neste;
		if (!last) return;
		this.#gjort = this.#gjort.slice(0, -1);
		this.#angret = [...this.#angret, last];
	}

	/** What was undone last was done again. */
	gjortOmigjen(): void {
		const last = this.nesteOmigjen;
		if (!last) return;
		this.#angret = this.#angret.slice(0, -1);
		this.#gjort = [...this.#gjort, last];
	}

	/** These objects are no longer as they were left: what would set them back by force is forgotten. */
	glem(lokalIder: readonly string[]): void {
		const keeps = ({ til }: Redigering) => !lokalIder.some((id) => til.has(id));
		this.#gjort = this.#gjort.filter(keeps);
		this.#angret = this.#angret.filter(keeps);
	}
}

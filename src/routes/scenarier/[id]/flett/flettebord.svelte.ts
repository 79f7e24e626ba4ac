import type { Flettesak, Flettevalg } from '#lib/domain/plan/fletting.ts';
import type { Prove } from '#lib/server/fletting/flett.ts';
import type { Fletteoversikt } from '#lib/server/fletting/oversikt.ts';
import { Svarfeil } from '../../../hent.ts';
import { flett } from '../../scenariokall.ts';
import { fletting, medValg, valgFor, type Valgt } from './valg.ts';

/** What the server says to a merge as it is chosen. */
export type Proving =
	/** Something must be chosen, or there is nothing to merge. */
	| { readonly slag: 'venter' }
	| { readonly slag: 'prover' }
	| { readonly slag: 'klar'; readonly prove: Prove }
	/** It cannot be done so, or no answer came. */
	| { readonly slag: 'avvist'; readonly feil: Svarfeil };

/** What is looked at: what another scenario would bring, and whether earlier merges are looked past. */
export interface Flettegrunnlag {
	readonly oversikt: Fletteoversikt | null;
	readonly forfra: boolean;
}

/** What is chosen of a merge, and what became of it. */
export class Flettebord {
	readonly #grunnlag: () => Flettegrunnlag;
	readonly #hentNytt: () => Promise<void>;
	#valgt = $state.raw<Valgt>({});
	#nr = 0;
	proving = $state.raw<Proving>({ slag: 'venter' });
	sender = $state(false);
	/** One of the two is not as it was looked at: in the server's words. */
	flyttet = $state<string | null>(null);
	/** The revision that the merge became; null: it is not done. */
	gjort = $state<number | null>(null);

	/** Choices that must still be made. */
	readonly igjen = $derived.by(
		() => this.#oversikt?.saker.filter((sak) => this.valgFor(sak) === null).length ?? 0
	);
	/** There is something to bring in, or to choose. */
	readonly harNoe = $derived.by(() => {
		const { kommer = [], antallUsynlige = 0, saker = [] } = this.#oversikt ?? {};
		return kommer.length + antallUsynlige + saker.length > 0;
	});

	constructor(grunnlag: () => Flettegrunnlag, hentNytt: () => Promise<void>) {
		this.#grunnlag = grunnlag;
		this.#hentNytt = hentNytt;
	}

	get #oversikt(): Fletteoversikt | null {
		return this.#grunnlag().oversikt;
	}

	/** What is chosen in a case as it stands; null: nothing. */
	valgFor(sak: Flettesak): Flettevalg | null {
		return this.#oversikt && valgFor(this.#valgt, this.#oversikt, sak);
	}

	velg(sak: Flettesak, valg: Flettevalg): void {
		if (!this.#oversikt) return;
		this.#valgt = medValg(this.#valgt, this.#oversikt, sak, valg);
		void this.prov();
	}

	/** The page was opened, or another scenario chosen. */
	begynn(): void {
		this.flyttet = null;
		this.gjort = null;
		void this.prov();
	}

	/** Asks the server what it would do, as soon as all is chosen; an answer that another question has overtaken counts for nothing. */
	async prov(): Promise<void> {
		const nr = ++this.#nr;
		const oversikt = this.#oversikt;
		if (!oversikt || !this.harNoe || this.igjen > 0) {
			this.proving = { slag: 'venter' };
			return;
		}
		this.proving = { slag: 'prover' };
		const svar = await this.#spor(oversikt, true);
		if (nr !== this.#nr) return;
		if (svar instanceof Svarfeil) await this.#avvist(svar);
		else this.proving = { slag: 'klar', prove: svar.prove ?? { objects: [], changedM2: 0 } };
	}

	/** Does it, and shows what is left. */
	async utfor(): Promise<void> {
		const oversikt = this.#oversikt;
		if (!oversikt || this.sender) return;
		this.sender = true;
		this.flyttet = null;
		const svar = await this.#spor(oversikt, false);
		this.sender = false;
		if (svar instanceof Svarfeil) {
			await this.#avvist(svar);
			return;
		}
		this.gjort = svar.revision;
		await this.#hentNytt();
		await this.prov();
	}

	/** 409: one of the two has changed since it was looked at. It is shown anew, with what is chosen of what stands. */
	async #avvist(feil: Svarfeil): Promise<void> {
		this.proving = { slag: 'avvist', feil };
		if (feil.status !== 409 || this.flyttet !== null) return;
		this.flyttet = feil.message;
		await this.#hentNytt();
		await this.prov();
	}

	async #spor(oversikt: Fletteoversikt, proving: boolean) {
		try {
			const bestilling = fletting(oversikt, this.#valgt, this.#grunnlag().forfra);
			return await flett(oversikt.inn.id, bestilling, proving);
		} catch (error) {
			if (error instanceof Svarfeil) return error;
			throw error;
		}
	}
}

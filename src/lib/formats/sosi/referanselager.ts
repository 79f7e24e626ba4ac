import { vokst } from './vekst.ts';

/** The tokens of all REF of a file, one after the other (readReferanser). */
export class Referanselager {
	count = 0;
	#tokens = new Float64Array(4096);

	push(token: number): void {
		if (this.count === this.#tokens.length) this.#tokens = vokst(this.#tokens);
		this.#tokens[this.count++] = token;
	}

	/** Forgets the tokens from here on. */
	truncate(count: number): void {
		this.count = count;
	}

	at(i: number): number {
		return this.#tokens[i] ?? NaN;
	}

	slice(from: number, to: number): number[] {
		return Array.from(this.#tokens.subarray(from, to));
	}
}

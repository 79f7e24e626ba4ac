/** One hit of a search, as the field lists it. */
export interface Treff {
	readonly id: string;
	/** «B12», «35/7», «Raufoss». */
	readonly tittel: string;
	/** What kind of thing it is: «Eiendom», «Feltnavn». */
	readonly type: string;
	/** What tells it from its namesakes: «Boligbebyggelse, 12,3 daa». */
	readonly detalj?: string;
	readonly href?: string;
	/** It is an object of the plan, which the map page shows in its panel. */
	readonly erObjekt?: boolean;
}

/** What was found; where that is nothing, why. */
export interface Sokesvar {
	readonly treff: readonly Treff[];
	readonly merknad: string | null;
}

type Sporsmal = (tekst: string, signal: AbortSignal) => Promise<Sokesvar>;

export type Sokestatus =
	| { readonly navn: 'stille' | 'leter' | 'feil' }
	/** `tekst`: what was asked for. */
	| ({ readonly navn: 'treff'; readonly tekst: string } & Sokesvar);

/** One field's search: waits until the typing pauses, and lets only the last question's answer through. */
export class Sok {
	status = $state.raw<Sokestatus>({ navn: 'stille' });
	readonly #sporr: Sporsmal;
	readonly #ventMs: () => number;
	#pause: ReturnType<typeof setTimeout> | undefined;
	#siste = new AbortController();

	constructor(sporr: Sporsmal, ventMs: () => number) {
		this.#sporr = sporr;
		this.#ventMs = ventMs;
	}

	/** Asks for `tekst` once the typing has paused; nothing is asked for the empty text. */
	finn(tekst: string): void {
		this.stopp(this.status.navn === 'treff' ? this.status : undefined);
		const ren = tekst.trim();
		if (ren === '') {
			this.stopp();
			return;
		}
		if (this.status.navn !== 'treff') this.status = { navn: 'leter' };
		this.#pause = setTimeout(() => void this.#ask(ren), this.#ventMs());
	}

	stopp(status: Sokestatus = { navn: 'stille' }): void {
		clearTimeout(this.#pause);
		this.#siste.abort();
		this.status = status;
	}

	async #ask(tekst: string): Promise<void> {
		const { signal } = (this.#siste = new AbortController());
		const status = await this.#sporr(tekst, signal).then(
			(svar): Sokestatus => ({ navn: 'treff', tekst, ...svar }),
			(): Sokestatus => ({ navn: 'feil' })
		);
		if (!signal.aborted) this.status = status;
	}
}

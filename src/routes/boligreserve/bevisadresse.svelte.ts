import { Bevisadresse } from '../ramme/bevisadresse.svelte.ts';

/** One window for all figures of the page: what they rest on is fetched when the first one is opened. */
export class Boligbevisadresse extends Bevisadresse {
	override readonly egne = false;

	/** What shows the open proof. */
	vindu = $state.raw<typeof import('./Bevisdialog.svelte') | null>(null);

	readonly #innhold: () => unknown;

	/** `innhold`: what the open proof shows, or a promise of it. */
	constructor(innhold: () => unknown) {
		super();
		this.#innhold = innhold;
	}

	protected override async hentVindu(): Promise<void> {
		if (!import.meta.env.SSR) this.vindu ??= await import('./Bevisdialog.svelte');
	}

	protected override async innholdet(): Promise<unknown> {
		return await this.#innhold();
	}
}
